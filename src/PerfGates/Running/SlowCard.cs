using System.Globalization;
using PerfGates.Gpu;
using PerfGates.Probes;
using PerfGates.Resources;

namespace PerfGates.Running;

/// <summary>A card whose clocks were held down by heat or power made what ran on it slower, as a busy machine would.</summary>
internal static class SlowCard
{
    private const double MostOfTheTime = 0.1;

    public static Disturbance Or(Disturbance disturbance, IEnumerable<ResourceRecord?> records)
    {
        IReadOnlyList<GpuSample> samples = [.. records.SelectMany(r => r?.Gpu ?? [])];
        var share = samples.Count == 0 ? 0 : samples.Count(s => s.Devices.Any(d => d.Throttled)) / (double)samples.Count;
        if (share <= MostOfTheTime) return disturbance;
        return disturbance with
        {
            Throttled = Math.Max(disturbance.Throttled, share),
            Complaint = disturbance.Complaint ?? string.Create(CultureInfo.InvariantCulture, $"heat or power held the GPU back for {share * 100:0} % of the time"),
        };
    }
}
