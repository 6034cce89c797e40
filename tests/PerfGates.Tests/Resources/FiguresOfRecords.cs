using PerfGates.Probes;
using PerfGates.Resources;

namespace PerfGates.Tests.Resources;

/// <summary>Records made by hand, and the figures that they must give.</summary>
public class FiguresOfRecords
{
    private const long MB = 1_000_000;

    // Every 20 ms, in MB.
    private static ResourceRecord Traced(params int[] shares) => new(
        shares.Length * 0.02, [.. shares.Select((s, i) => Sample(i * 0.02, s))], [], []);

    private static ResourceSample Sample(double time, long? shares, double processor = 0, int processes = 1, int? handles = 10) =>
        new(time, shares * MB, (shares ?? 0) * MB, processor, (long)(time * MB), null, 5, handles, processes);

    private static Reading Peak(ResourceRecord record) => ResourceFigures.Of(record).Values["memory.peak"];

    [Fact]
    public void The_peak_of_samples_may_be_higher_by_half_of_the_largest_step()
    {
        var peak = Peak(Traced(10, 20, 600, 600, 640, 600, 650, 700, 700, 700, 700, 700));
        Assert.Equal(700 * MB, peak.Value);
        // The step from 20 to 600 was loading.
        Assert.Equal((700.0 * MB, 725.0 * MB), (peak.Range!.Low, peak.Range.High));
    }

    [Fact]
    public void Few_samples_say_nothing_about_what_is_above_them()
    {
        var peak = Peak(Traced(600, 700, 700));
        Assert.Equal((700.0 * MB, double.PositiveInfinity), (peak.Range!.Low, peak.Range.High));
    }

    [Fact]
    public void What_the_kernel_kept_of_each_bounds_it()
    {
        var peak = Peak(Traced(600, 700, 700) with { PeakProcess = 500 * MB, PeakOfEach = 900 * MB, PeakGroup = 800 * MB });
        Assert.Equal((700.0 * MB, 700.0 * MB, 800.0 * MB), (peak.Value, peak.Range!.Low, peak.Range.High));
    }

    [Fact]
    public void What_the_kernel_kept_of_one_process_is_at_least_there()
    {
        var peak = Peak(Traced(600, 700, 700) with { PeakProcess = 760 * MB, PeakOfEach = 760 * MB });
        Assert.Equal((760.0 * MB, null), (peak.Value, peak.Range));
        Assert.Equal("resident peak of 1 process, kept by the kernel", peak.Source);
    }

    [Fact]
    public void The_stage_of_the_peak_is_named_and_what_it_added()
    {
        var record = Traced(100, 100, 400, 400, 900, 700) with { Marks = [new(0.03, MarkKind.StageBegins, "denoise"), new(0.07, MarkKind.StageBegins, "decode")] };
        Assert.Equal("reached in stage decode, +500 MB over denoise", Peak(record).Cause);
    }

    [Fact]
    public void What_comes_after_measuring_is_no_peak_of_it()
    {
        var record = Traced(100, 200, 900) with { Marks = [new(0.03, MarkKind.MeasuringEnds, "")] };
        Assert.Equal(200 * MB, Peak(record).Value);
    }

    [Fact]
    public void The_mean_goes_by_time_and_leaves_out_when_nothing_lived()
    {
        ResourceRecord record = new(10, [Sample(0, 100), Sample(1, 100), Sample(1, 300), Sample(2, 300), Sample(2, null, processes: 0), Sample(8, 500), Sample(10, 500)], [], []);
        Assert.Equal((100 + 300 + 1000) / 4.0 * MB, ResourceFigures.Of(record).Values["memory.mean"].Value);
    }

    [Fact]
    public void Growth_is_that_of_the_floors()
    {
        // A saw-tooth that rises by 9 MB a second, for 18 seconds.
        var samples = Enumerable.Range(0, 1800).Select(i => Sample(i * 0.01, 100 + i / 100 * 9 + i % 100));
        var growth = ResourceFigures.Of(new(18, [.. samples], [], [])).Values["memory.growth"];
        Assert.Equal(162 * MB, growth.Value, 1.0);
        var evidence = Assert.IsType<Evidence.Growth>(growth.Evidence);
        Assert.Equal(18, evidence.Per);
        Assert.Equal([9, 9], evidence.Stretches.Select(s => s.Floors.Count));
    }

    [Fact]
    public void Growth_of_what_was_rarely_looked_at_has_one_stretch()
    {
        var growth = ResourceFigures.Of(new(9, [.. Enumerable.Range(0, 10).Select(i => Sample(i, 100 + i))], [], [])).Values["memory.growth"];
        Assert.Equal(9, Assert.Single(Assert.IsType<Evidence.Growth>(growth.Evidence).Stretches).Floors.Count);
    }

    [Fact]
    public void Counters_are_differences_within_the_measured_time()
    {
        ResourceRecord record = new(4, [Sample(0, 1), Sample(2, 1, processor: 2), Sample(4, 1, processor: 6)], [new(1, MarkKind.MeasuringBegins, ""), new(3, MarkKind.MeasuringEnds, "")], []) { Processors = 4 };
        var figures = ResourceFigures.Of(record).Values;
        Assert.Equal((3.0, 3.0 / 2 / 4, 2.0 * MB), (figures["cpu.time"].Value, figures["cpu.mean"].Value, figures["io.read"].Value));
    }

    [Fact]
    public void What_was_not_read_is_not_known_and_says_why()
    {
        var figures = ResourceFigures.Of(new(1, [Sample(0, null), Sample(1, null)], [], []) { Doubt = "the memory of api (4711) may not be read" });
        Assert.Equal("the memory of api (4711) may not be read", figures.Unknown["memory.mean"]);
        Assert.True(double.IsNaN(figures.Values["memory.mean"].Value));
        Assert.Equal("the bytes that it wrote may not be read", figures.Unknown["io.write"]);
        Assert.DoesNotContain("io.read", figures.Unknown.Keys);
    }

    [Fact]
    public void Memory_of_which_a_part_may_not_be_read_is_only_known_from_below()
    {
        var record = Traced(700, 700, 700, 700, 700, 700, 700, 700, 700, 700, 700, 700) with { Doubt = "the memory of db (4712) may not be read" };
        var figures = ResourceFigures.Of(record);
        Assert.Equal((700.0 * MB, double.PositiveInfinity, record.Doubt), (Peak(record).Range!.Low, Peak(record).Range!.High, Peak(record).Range!.Why));
        Assert.Equal((record.Doubt, record.Doubt), (figures.Unknown["memory.mean"], figures.Unknown["memory.growth"]));
    }

    [Fact]
    public void A_counter_that_could_be_read_at_first_only_is_not_known()
    {
        ResourceRecord record = new(2, [Sample(0, 1) with { WrittenBytes = 0 }, Sample(1, 1) with { WrittenBytes = 9 * MB }, Sample(2, 1)], [], []);
        Assert.Equal("the bytes that it wrote may not be read", ResourceFigures.Of(record).Unknown["io.write"]);
    }

    [Fact]
    public void Counts_that_go_up_and_down_leave_a_range()
    {
        var steady = new ResourceRecord(9, [.. Enumerable.Range(0, 90).Select(i => Sample(i * 0.1, 1, handles: 10 + i / 10))], [], []);
        var noisy = steady with { Samples = [.. Enumerable.Range(0, 90).Select(i => Sample(i * 0.1, 1, handles: 10 + i / 10 + i % 2 * 4))] };
        var (one, other) = (ResourceFigures.Of(steady).Values["handles.growth"], ResourceFigures.Of(noisy).Values["handles.growth"]);
        Assert.Equal((8.0, null), (one.Value, one.Range));
        Assert.Equal((8.0, 4.0, 12.0), (other.Value, other.Range!.Low, other.Range.High));
    }
}
