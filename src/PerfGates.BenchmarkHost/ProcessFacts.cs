using System.Runtime;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Jobs;

namespace PerfGates.BenchmarkHost;

/// <summary>What figures depend on beside the machine and the benchmark, seen from inside the process that measures.</summary>
internal static class ProcessFacts
{
    public static IReadOnlyDictionary<string, string> Of(Job job) => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        ["benchmarkdotnet"] = typeof(Job).Assembly.GetName().Version!.ToString(3),
        // Interactive is the latency mode of a collector that works beside the program.
        ["gc"] = $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {(GCSettings.LatencyMode == GCLatencyMode.Interactive ? "concurrent" : "not concurrent")}",
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["toolchain"] = job.Infrastructure.Toolchain.Name,
    };
}
