using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json;
using PerfGates.Probes.Benchmark;

namespace PerfGates.BenchmarkHost;

/// <summary>
/// Runs one benchmark case, or lists them all, inside the user's own dependencies:
/// <c>dotnet exec --depsfile Bench.deps.json --runtimeconfig Bench.runtimeconfig.json PerfGates.BenchmarkHost.dll Bench.dll plan.json</c>.
/// The user's <c>Main</c> is never called. The result goes to a file, because standard output belongs to the benchmark.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var (assembly, planFile) = (arguments[0], arguments[1]);
        var plan = JsonSerializer.Deserialize(File.ReadAllText(planFile), HostJson.Default.HostPlan)!;
        // An older BenchmarkDotNet than the one compiled against is refused by version before its contents are looked at.
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(AppContext.BaseDirectory, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        var result = Answer(assembly, plan) with { Nonce = plan.Nonce };
        var unfinished = plan.Result + ".unfinished";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(result, HostJson.Default.HostResult) + "\n");
        File.Move(unfinished, plan.Result, overwrite: true);
#pragma warning disable RS0030 // "Return an exit code from Main": a foreground thread that a benchmark left behind would keep the process alive
        Environment.Exit(0);
#pragma warning restore RS0030
        return 0;
    }

    private static HostResult Answer(string assembly, HostPlan plan)
    {
        var nothing = new HostResult("", null, null, [], null);
        try
        {
            return plan.Case is { } index ? nothing with { Measurement = Measure(assembly, plan, index) } : nothing with { Cases = List(assembly) };
        }
        catch (Exception e) when (MissesBenchmarkDotNet(e))
        {
            return nothing with { OtherBenchmarkDotNet = FirstLine.Of(e) };
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            return nothing with { Failure = FirstLine.Of(e) };
        }
    }

    // Methods of their own, so that a BenchmarkDotNet of another shape fails inside the try above.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IReadOnlyList<HostCase> List(string assembly) => Cases.In(assembly).List();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static HostMeasurement Measure(string assembly, HostPlan plan, int index) => Measurement.Take(Cases.In(assembly), plan, index);

    private static bool MissesBenchmarkDotNet(Exception e) =>
        e is MissingMemberException or TypeLoadException or FileLoadException or FileNotFoundException
        && (e.Message.Contains("BenchmarkDotNet", StringComparison.Ordinal) || e.Message.Contains("Perfolizer", StringComparison.Ordinal));
}
