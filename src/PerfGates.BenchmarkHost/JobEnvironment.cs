using System.Globalization;
using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;

namespace PerfGates.BenchmarkHost;

/// <summary>What a job asks of its process that a running process cannot change: it becomes environment variables.</summary>
internal static class JobEnvironment
{
    // https://learn.microsoft.com/dotnet/core/runtime-config/garbage-collector; numbers are hexadecimal there.
    private static readonly (Characteristic Characteristic, string Variable)[] Collector =
    [
        (GcMode.ServerCharacteristic, "DOTNET_gcServer"),
        (GcMode.ConcurrentCharacteristic, "DOTNET_gcConcurrent"),
        (GcMode.RetainVmCharacteristic, "DOTNET_GCRetainVM"),
        (GcMode.CpuGroupsCharacteristic, "DOTNET_GCCpuGroup"),
        (GcMode.NoAffinitizeCharacteristic, "DOTNET_GCNoAffinitize"),
        (GcMode.HeapAffinitizeMaskCharacteristic, "DOTNET_GCHeapAffinitizeMask"),
        (GcMode.HeapCountCharacteristic, "DOTNET_GCHeapCount"),
    ];

    public static IReadOnlyDictionary<string, string> Of(Job job)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (characteristic, variable) in Collector)
            if (job.HasValue(characteristic))
                variables[variable] = characteristic[job] is bool on ? (on ? "1" : "0") : string.Format(CultureInfo.InvariantCulture, "{0:X}", characteristic[job]);
        foreach (var (key, value) in (job.Environment.EnvironmentVariables ?? []).Select(v => (v.Key, v.Value))) variables[key] = value;
        return variables;
    }

    /// <summary>" (DOTNET_gcServer=1)" or nothing: tells cases apart that share a name.</summary>
    public static string Text(Job job) =>
        Of(job) is { Count: > 0 } variables ? $" ({string.Join(", ", variables.Select(v => $"{v.Key}={v.Value}"))})" : "";
}
