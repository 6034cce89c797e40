using System.Globalization;
using PerfGates.Gpu;
using PerfGates.Resources;

namespace PerfGates.Probes;

/// <summary>
/// Graphics memory over time: that of the gate's processes; or, where the driver does not tell theirs, what the whole card
/// has more than before they began.
/// </summary>
/// <param name="Points">In order of time, up to the end of measuring.</param>
/// <param name="What">"NVML process sum of 2 processes".</param>
internal sealed record VideoMemory(IReadOnlyList<(double Time, long Bytes)> Points, string What)
{
    // A program that computes on a card has more than this as soon as it has a context.
    private const long Context = 256L << 20;

    /// <summary>By how much others changed what the whole card has; those that came or grew, and those that went or shrank.</summary>
    public (long Grown, long Shrunk) Others { get; init; }

    /// <summary>Bytes that the card had at the beginning, where some of them may be of a server that ran before; 0 where none can be.</summary>
    public long Before { get; init; }

    /// <summary>The most that the driver itself has kept of any one process, and of all together; null where it keeps nothing.</summary>
    public (long Most, long Sum)? Kept { get; init; }

    /// <summary>Null, and why it is not known.</summary>
    public static VideoMemory? Of(MeasuredTime time, out string unknown)
    {
        var record = time.Record;
        var ours = record.Members.Select(m => m.ProcessId).ToHashSet();
        GpuSample[] samples = [.. record.Gpu.Where(s => s.Time <= time.To)];
        GpuProcess[] listed = [.. samples.SelectMany(s => s.Processes).Where(p => ours.Contains(p.ProcessId))];
        unknown = "nobody looked while it ran";
        if (samples.Length == 0) return null;
        if (record.GpuLooks.Scope == GpuScope.Device) return OfDevice(record, samples, ours, "", out unknown);
        if (samples.Select(s => s.Doubt).FirstOrDefault(d => d is not null) is { } doubt) return OfDevice(record, samples, ours, $", because {doubt}", out unknown);
        if (listed.Any(p => p.Used is null)) return OfDevice(record, samples, ours, ", because the driver does not tell the memory of single processes", out unknown);
        if (listed.Length > 0) return OfTree(record, samples, listed, ours);
        unknown = "none of the gate's processes was seen on a GPU";
        return samples.Max(s => Rise(samples[0], s)) > Context
            ? OfDevice(record, samples, ours, ", because the driver lists none of the gate's processes; in a container, --pid=host shows them", out unknown)
            : null;
    }

    private static VideoMemory OfTree(ResourceRecord record, GpuSample[] samples, GpuProcess[] listed, HashSet<int> ours)
    {
        var each = listed.GroupBy(p => p.ProcessId).ToList();
        // For each process the most on each card: the driver counts them apart.
        long?[] kept = [.. each.Select(p => p.GroupBy(r => r.Device).Sum(d => d.Max(r => r.Kept)))];
        return new([.. samples.Select(s => (s.Time, s.Processes.Where(p => ours.Contains(p.ProcessId)).Sum(p => p.Used!.Value)))], $"{record.GpuFacts?.Source} process sum of {PeakFigure.Processes(each.Count)}")
        {
            Kept = listed.All(p => p.Kept is not null) ? (kept.Max()!.Value, kept.Sum()!.Value) : null,
        };
    }

    private static VideoMemory? OfDevice(ResourceRecord record, GpuSample[] samples, HashSet<int> ours, string because, out string unknown)
    {
        var first = samples[0];
        unknown = "the system tells neither the memory of the gate's processes nor that of the whole card";
        if (samples.Any(s => s.Devices.Count == 0)) return null;
        GpuSample Foreign(GpuSample s) => s with { Processes = [.. s.Processes.Where(p => !ours.Contains(p.ProcessId))] };
        // What ran before, or listens somewhere and is known by its address alone, may have had its memory already.
        var mayHaveHad = record.Members.Count == 0 || record.Members.Any(m => m.WasThere);
        // Where none of ours is among those that are listed, any may be ours under another number, save those that were there before anything of ours.
        var known = samples.Any(s => s.Processes.Any(p => ours.Contains(p.ProcessId)));
        var early = first.Processes.Select(p => p.ProcessId).ToHashSet();
        GpuSample Early(GpuSample s) => s with { Processes = [.. s.Processes.Where(p => early.Contains(p.ProcessId))] };
        GpuSample[] others = known ? [.. samples.Select(Foreign)] : mayHaveHad || samples.Any(s => s.Doubt is not null) ? [] : [.. samples.Select(Early)];
        if (others.SelectMany(s => s.Processes).FirstOrDefault(p => p.Used is null && !first.Processes.Any(f => f.ProcessId == p.ProcessId)) is { } came)
        {
            unknown = string.Create(CultureInfo.InvariantCulture, $"another process ({came.ProcessId}) came to the GPU meanwhile, and the driver does not tell what it has");
            return null;
        }
        return new([.. samples.Select(s => (s.Time, Rise(first, s)))], $"{record.GpuFacts?.Source} rise of the whole card{because}")
        {
            Others = others.Length == 0 ? default : (others.Max(s => Growth(others[0], s)), others.Max(s => Growth(s, others[0]))),
            Before = mayHaveHad ? first.Devices.Sum(d => d.Used) : 0,
        };
    }

    private static long Rise(GpuSample first, GpuSample now) =>
        now.Devices.Sum(d => Math.Max(0, d.Used - first.Devices.Where(f => f.Id == d.Id).Select(f => f.Used).FirstOrDefault()));

    private static long Growth(GpuSample from, GpuSample to) =>
        to.Processes.Sum(p => Math.Max(0, (p.Used ?? 0) - from.Processes.Where(f => f.ProcessId == p.ProcessId && f.Device == p.Device).Sum(f => f.Used ?? 0)));
}
