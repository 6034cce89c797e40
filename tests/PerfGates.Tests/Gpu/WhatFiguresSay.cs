using PerfGates.Gpu;
using PerfGates.Probes;
using PerfGates.Resources;

namespace PerfGates.Tests.Gpu;

/// <summary>Records made by hand, of what a fake card cannot do.</summary>
public class WhatFiguresSay
{
    private const long Mib = 1 << 20;

    [Fact]
    public void The_stage_in_which_the_peak_was_reached_and_what_the_program_counts_itself()
    {
        var record = Of([Look(0, 0), Look(1, 2000), Look(2, 5000), Look(3, 8100), Look(4, 1000)]) with
        {
            Marks = [new(0.5, MarkKind.StageBegins, "load"), new(1.5, MarkKind.StageBegins, "denoise"), new(2.5, MarkKind.StageBegins, "decode")],
            OwnVideoMemory = 7000 * Mib,
        };
        GoldenFile.Matches(Said.Of(record), "stage.txt");
    }

    [Fact]
    public void What_comes_after_measuring_is_no_peak() =>
        Assert.Contains($"vram.peak: {2000 * Mib} B", Said.Of(Of([Look(0, 0), Look(1, 2000), Look(2, 9000)]) with { Marks = [new(1.5, MarkKind.MeasuringEnds, "")] }), StringComparison.Ordinal);

    [Fact]
    public void Of_the_whole_card_a_server_may_have_had_a_part_before() =>
        GoldenFile.Matches(Said.Of(Of([Card(0, 3000), Card(1, 5000)]) with
        {
            GpuLooks = GpuLooks.Usual with { Scope = GpuScope.Device },
            Members = [new(1, "server", 0, 1) { WasThere = true }],
        }), "server.txt");

    [Fact]
    public void Of_the_whole_card_what_nobody_started_may_have_had_all_of_it_before()
    {
        // A job at a URL of this machine: whose process it is nobody knows, and its model was loaded long ago.
        var peak = Peak(Of([Card(0, 7000), Card(1, 7400)]) with { Members = [] });
        Assert.Equal((400 * Mib, 7400 * Mib), (peak.Value, peak.Range!.High));
    }

    [Fact]
    public void Of_the_whole_card_looks_may_miss_something_beside_what_others_do()
    {
        var record = Of([Others(0, 0, 0), Others(1, 5000, 0), Others(2, 5100, 100), Others(3, 6100, 100)]) with { GpuLooks = GpuLooks.Usual with { Scope = GpuScope.Device } };
        var peak = Peak(record);
        Assert.Equal((6000 * Mib, 6600 * Mib), (peak.Range!.Low, peak.Range.High)); // half of a step of 1000
    }

    [Fact]
    public void In_a_container_who_was_there_before_and_left_hid_what_came()
    {
        var record = Of([Host(0, 3000, 3000), Host(1, 5000, 1000)]);
        var peak = Peak(record);
        Assert.Equal((2000 * Mib, 4000 * Mib), (peak.Value, peak.Range!.High));
    }

    [Fact]
    public void System_memory_that_stands_in_is_what_it_rose_by() =>
        Assert.Contains($"vram.spill: {300 * Mib} B; drm system memory of 1 process", Said.Of(Of([Spilled(0, 50), Spilled(1, 350), Spilled(2, 100)]) with { GpuFacts = new("drm", "", null) }), StringComparison.Ordinal);

    [Fact]
    public void A_stranger_whose_memory_nobody_tells_leaves_the_whole_card_unknown() =>
        GoldenFile.Matches(Said.Of(Of([Card(0, 3000), Card(1, 5000) with { Processes = [new("GPU-1", 1, null, null), new("GPU-1", 66, null, null)] }])), "stranger.txt");

    private static Reading Peak(ResourceRecord record) => VideoMemoryFigures.Of(MeasuredTime.Of(record)).First().Reading!.Value;

    private static GpuSample Others(double time, long mib, long others) => Card(time, mib) with { Processes = [new("GPU-1", 1, (mib - others) * Mib, null), new("GPU-1", 66, others * Mib, null)] };

    // Numbers of the host, of which none is the program's own.
    private static GpuSample Host(double time, long mib, long early) => Card(time, mib) with { Processes = [new("GPU-1", 70_001, early * Mib, null), .. mib > early ? new GpuProcess[] { new("GPU-1", 70_002, (mib - early) * Mib, null) } : []] };

    private static ResourceRecord Of(GpuSample[] looks) => new(looks[^1].Time, [], [], []) { Gpu = looks, GpuFacts = new("NVML", "", "nobody counts it"), Members = [new(1, "render", 0, 9)] };

    private static GpuSample Look(double time, long mib) => Card(time, mib) with { Processes = [new("GPU-1", 1, mib * Mib, null)] };

    private static GpuSample Spilled(double time, long mib) => Card(time, 1000) with { Processes = [new("GPU-1", 1, 1000 * Mib, mib * Mib)] };

    private static GpuSample Card(double time, long mib) => new(time, [new("GPU-1", "Card", 24576 * Mib, mib * Mib, null, false)], []);
}
