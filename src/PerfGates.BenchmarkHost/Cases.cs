using System.Reflection;
using System.Runtime.Loader;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Running;
using PerfGates.Probes.Benchmark;

namespace PerfGates.BenchmarkHost;

/// <summary>The benchmark cases of an assembly, in an order that is the same in every process.</summary>
internal sealed class Cases
{
    private readonly List<(string Name, BenchmarkCase? Case, string? Failure)> _all;

    private Cases(List<(string, BenchmarkCase?, string?)> all) => _all = all;

    public static Cases In(string assembly) =>
        new([.. AssemblyLoadContext.Default.LoadFromAssemblyPath(assembly).GetTypes()
            .Where(t => !t.IsAbstract && Benchmarks(t).Length > 0)
            .SelectMany(Closed)
            .SelectMany(Of)
            .DistinctBy(c => c.Item1, StringComparer.Ordinal)]);

    public BenchmarkCase this[int index, string name] =>
        index < _all.Count && _all[index] is { Case: { } found } at && at.Name == name
            ? found
            : throw new InvalidOperationException($"the case '{name}' is no longer there; the assembly changed while it was measured");

    public IReadOnlyList<HostCase> List() =>
        [.. _all.Select((c, i) => new HostCase(i, c.Name, c.Case is null ? new Dictionary<string, string>() : JobEnvironment.Of(c.Case.Job), c.Failure))];

    private static IEnumerable<(string, BenchmarkCase?, string?)> Of(Type type)
    {
        BenchmarkCase[] found;
        try
        {
            found = BenchmarkConverter.TypeToBenchmarks(type, ManualConfig.CreateEmpty()).BenchmarksCases;
        }
        catch (Exception e) when (e is not (MissingMemberException or TypeLoadException))
        {
            // A declaration that BenchmarkDotNet refuses is a case that cannot be run, not one that does not exist.
            return Benchmarks(type).Select(m => ($"{type.FullName}.{m.Name}", (BenchmarkCase?)null, (string?)e.Message.ReplaceLineEndings(" ")));
        }
        // Jobs that differ in how they run ([ShortRunJob], [SimpleJob]) are one case to us, because how to run is our plan.
        // Jobs that differ in what process they need are several.
        return found
            .GroupBy(FullNameProvider.GetBenchmarkName)
            .SelectMany(same => same.DistinctBy(c => JobEnvironment.Text(c.Job)) is var jobs && jobs.Count() == 1
                ? [(same.Key, (BenchmarkCase?)jobs.Single(), (string?)null)]
                : jobs.Select(c => ($"{same.Key}{JobEnvironment.Text(c.Job)}", (BenchmarkCase?)c, (string?)null)));
    }

    private static MethodInfo[] Benchmarks(Type type) =>
        [.. type.GetMethods().Where(m => m.IsDefined(typeof(BenchmarkAttribute), inherit: true))];

    private static IEnumerable<Type> Closed(Type type) =>
        type.IsGenericTypeDefinition
            ? type.GetCustomAttributes<GenericTypeArgumentsAttribute>(inherit: true).Select(a => type.MakeGenericType(a.GenericTypeArguments))
            : [type];
}
