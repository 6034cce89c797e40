using System.Globalization;
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
    private readonly List<Entry> _all;

    private Cases(List<Entry> all) => _all = all;

    public static Cases In(string assembly) =>
        new([.. AssemblyLoadContext.Default.LoadFromAssemblyPath(assembly).GetTypes()
            .Where(t => !t.IsAbstract && Benchmarks(t).Length > 0)
            .SelectMany(Closed)
            .SelectMany(Of)
            .GroupBy(c => c.Name, StringComparer.Ordinal)
            .SelectMany(same => same.Select((c, i) => i == 0 ? c : c with { Name = string.Create(CultureInfo.InvariantCulture, $"{c.Name} #{i + 1}") }))]);

    public BenchmarkCase this[int index, string name] =>
        index < _all.Count && _all[index] is { Case: { } found } at && at.Name == name
            ? found
            : throw new InvalidOperationException($"the case '{name}' is no longer there; the assembly changed while it was measured");

    public IReadOnlyList<HostCase> List() =>
        [.. _all.Select((c, i) => new HostCase(i, c.Name, c.Case is null ? new Dictionary<string, string>() : JobEnvironment.Of(c.Case.Job), c.Failure))];

    private static IEnumerable<Entry> Of(Type type)
    {
        BenchmarkCase[] found;
        try
        {
            found = BenchmarkConverter.TypeToBenchmarks(type, ManualConfig.CreateEmpty()).BenchmarksCases;
        }
        catch (Exception e) when (e is not (MissingMemberException or TypeLoadException))
        {
            // A declaration that BenchmarkDotNet refuses is a case that cannot be run, not one that does not exist.
            return Benchmarks(type).Select(m => new Entry($"{type.FullName}.{m.Name}", null, e.Message.ReplaceLineEndings(" ")));
        }
        // Jobs that differ in how they run ([ShortRunJob], [SimpleJob]) are one case to us, because how to run is our plan.
        // Jobs that differ in what process they need are several.
        return found
            .GroupBy(FullNameProvider.GetBenchmarkName)
            .SelectMany(same => Differing([.. same]) is var cases && cases.DistinctBy(c => JobEnvironment.Text(c.Job)).Count() == 1
                ? cases.Select(c => new Entry(same.Key, c, null))
                : cases.Select(c => new Entry(same.Key + JobEnvironment.Text(c.Job), c, null)));
    }

    // Arguments that are written alike, such as arrays that differ from their sixth element on, are several cases; every
    // job has them in the same order.
    private static List<BenchmarkCase> Differing(IReadOnlyList<BenchmarkCase> same) =>
        [.. same
            .GroupBy(c => (c.Descriptor.WorkloadMethod, c.Job))
            .SelectMany(ofJob => ofJob.Select((c, i) => (Case: c, Key: (c.Descriptor.WorkloadMethod, JobEnvironment.Text(c.Job), i))))
            .DistinctBy(c => c.Key)
            .Select(c => c.Case)];

    private static MethodInfo[] Benchmarks(Type type) =>
        [.. type.GetMethods().Where(m => m.IsDefined(typeof(BenchmarkAttribute), inherit: true))];

    private static IEnumerable<Type> Closed(Type type) =>
        type.IsGenericTypeDefinition
            ? type.GetCustomAttributes<GenericTypeArgumentsAttribute>(inherit: true).Select(a => type.MakeGenericType(a.GenericTypeArguments))
            : [type];

    private sealed record Entry(string Name, BenchmarkCase? Case, string? Failure);
}
