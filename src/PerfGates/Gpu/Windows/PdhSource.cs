using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfGates.Gpu.Windows;

/// <summary>Any card on Windows, by the counters that Task Manager shows; they count CUDA too. Nobody has verified this on Windows.</summary>
internal sealed partial class PdhSource(PdhQuery query) : IGpuSource
{
    public GpuFacts Facts { get; } = new("Windows counters", "", null);

    /// <summary>Null, and why.</summary>
    public static PdhSource? Open(out GpuEvent.Missing? missing)
    {
        missing = null;
        var query = PdhQuery.Open([@"\GPU Adapter Memory(*)\Dedicated Usage", @"\GPU Adapter Memory(*)\Shared Usage", @"\GPU Process Memory(*)\Dedicated Usage", @"\GPU Process Memory(*)\Shared Usage"], out var problem);
        if (query is null) missing = new(false, problem);
        else if (query.Read(out problem) is not { } values) missing = new(false, problem);
        else if (values[0].Count == 0) missing = new(true, "Windows has no counters of a GPU");
        else return new(query);
        query?.Dispose();
        return null;
    }

    public GpuSample? Look(double time, out string problem)
    {
        if (query.Read(out problem) is not { } values) return null;
        var spilled = values[3].ToLookup(p => p.Key, p => p.Value);
        return new(time,
            [.. values[0].Select(d => new GpuDevice(d.Key, d.Key, null, d.Value, values[1].TryGetValue(d.Key, out var shared) ? shared : null, Throttled: false))],
            [.. from p in values[2] let name = Instance().Match(p.Key) where name.Success
                select new GpuProcess(name.Groups["card"].Value, int.Parse(name.Groups["id"].ValueSpan, CultureInfo.InvariantCulture), p.Value, spilled[p.Key].Select(s => (long?)s).FirstOrDefault())]);
    }

    public void Dispose() => query.Dispose();

    // pid_4711_luid_0x00000000_0x0000C5A1_phys_0
    [GeneratedRegex("^pid_(?<id>[0-9]{1,9})_(?<card>luid_.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Instance();
}
