using PerfGates.Gpu;
using PerfGates.Pictures;
using PerfGates.Resources;
using PerfGates.Units;

namespace PerfGates.Tests.Pictures;

public class LinesOverTime
{
    [Fact]
    public void A_spike_of_one_look_among_thousands_is_still_there()
    {
        (double, double)[] points = [.. Enumerable.Range(0, 30_000).Select(i => (i * 0.02, i == 17_123 ? 900.0 : 100 + i % 7))];
        var line = Thinning.Line("", points);

        Assert.InRange(line.Values.Count, 200, Thinning.MostPoints);
        Assert.Equal(900, line.Values.Max());
        Assert.Equal(342.46, line.Times[line.Values.ToList().IndexOf(900)]);
        Assert.Equal((0, 599.98), (line.Times[0], line.Times[^1]));
        Assert.Equal(line.Times.Order(), line.Times);
    }

    [Fact]
    public void Few_points_are_kept_as_they_are() => Assert.Equal([3, 1, 2], Thinning.Line("", [(0, 3), (1, 1), (2, 2)]).Values);

    [Theory]
    [InlineData(123456.789, 123500)]
    [InlineData(0.000123456, 0.0001235)]
    [InlineData(1.5e-12, 1.5e-12)]
    [InlineData(-98765, -98770)]
    [InlineData(0, 0)]
    [InlineData(9.87654321e15, 9.877e15)]
    public void Numbers_have_four_digits(double value, double expected) => Assert.Equal(expected, Digits.Short(value), 1e-9 * Math.Abs(expected));

    [Fact]
    public void Of_a_program_memory_and_processors()
    {
        // Half a processor for two seconds, then two.
        var record = Record([.. Enumerable.Range(0, 17).Select(i => Look(i * 0.25, 1_000_000 + i * 1000, i <= 8 ? i * 0.125 : 1 + (i - 8) * 0.5))]);
        var pictures = Timelines.Of(record).Select(p => Timelines.Limited(p, metric => metric == "memory.peak" ? 5e6 : null)).Cast<Picture.Timeline>().ToList();

        Assert.Equal([("memory", Dimension.Size, 5e6), ("processors in use", Dimension.Number, null)], pictures.Select(p => (p.Title, p.Unit, p.Limit)));
        Assert.Equal((1e6, 1.016e6), (pictures[0].Lines.Single().Values[0], pictures[0].Lines[0].Values[^1]));
        Assert.All(pictures[1].Lines.Single().Times.Zip(pictures[1].Lines[0].Values), p => Assert.Equal(p.First <= 2 ? 0.5 : 2, p.Second, 1e-3));
    }

    [Fact]
    public void Memory_that_is_mostly_not_read_has_a_second_line_that_moves()
    {
        var record = Record([.. Enumerable.Range(0, 40).Select(i => Look(i * 0.1, i % 10 == 0 ? 2_000_000 : null, 0))]);
        Assert.Equal([("PSS", 4), ("anonymous", 40)], Timelines.Of(record).Cast<Picture.Timeline>().First().Lines.Select(l => (l.Name, l.Values.Count)));
    }

    [Fact]
    public void Of_graphics_memory()
    {
        var record = Record([]) with
        {
            Members = [new(7, "train", 0, 4)],
            Gpu = [.. Enumerable.Range(0, 5).Select(i => new GpuSample(i, [new("0", "card", 80_000_000_000, i * 1_000_000_000L, null, false)], [new("0", 7, i * 1_000_000_000L, null)]))],
            GpuFacts = new("NVML", "570.1", ""),
        };
        var picture = (Picture.Timeline)Timelines.Limited(Timelines.Of(record).Single(), metric => metric == "vram.peak" ? 8e9 : null);

        Assert.Equal(("graphics memory", 8e9), (picture.Title, picture.Limit!.Value));
        Assert.Equal([0, 1e9, 2e9, 3e9, 4e9], picture.Lines.Single().Values);
    }

    [Fact]
    public void Of_what_nobody_watched_there_are_none() => Assert.Empty(Timelines.Of(Record([])));

    private static ResourceSample Look(double time, long? proportional, double processor) => new(time, proportional, 900_000, processor, 0, 0, 3, 5, 1);

    private static ResourceRecord Record(IReadOnlyList<ResourceSample> samples) => new(4, samples, [], []);
}
