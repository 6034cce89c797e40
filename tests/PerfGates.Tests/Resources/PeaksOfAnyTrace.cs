using FsCheck;
using FsCheck.Fluent;
using PerfGates.Probes;
using PerfGates.Resources;

namespace PerfGates.Tests.Resources;

/// <summary>Whatever memory does, and whenever it is looked at.</summary>
public class PeaksOfAnyTrace
{
    // True memory at each millisecond, and every how many of them it is looked at.
    private static readonly Arbitrary<(int[] Trace, int Every)> Traces =
        (from trace in Gen.Choose(1, 8_000).NonEmptyListOf() from every in Gen.Choose(1, 50) select (trace.ToArray(), every)).ToArbitrary();

    private static ResourceRecord Seen((int[] Trace, int Every) of) => new(
        of.Trace.Length, [.. of.Trace.Index().Where(t => t.Index % of.Every == 0).Select(t => new ResourceSample(t.Index, t.Item, t.Item, 0, 0, 0, 1, 1, 1))], [], []);

    [Fact]
    public void No_more_is_reported_than_there_was_and_all_that_was_seen() => Prop.ForAll(Traces, of =>
    {
        var seen = Seen(of);
        var peak = ResourceFigures.Of(seen).Values["memory.peak"];
        Assert.True(peak.Value <= of.Trace.Max());
        Assert.Equal((double)seen.Samples.Max(s => s.Proportional!.Value), peak.Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_may_have_been_missed_is_never_negative_and_the_value_lies_in_its_range() => Prop.ForAll(Traces, of =>
    {
        var seen = Seen(of);
        Assert.True(PeakFigure.Uncertainty(MeasuredTime.Of(seen)) >= 0);
        if (ResourceFigures.Of(seen).Values["memory.peak"] is { Range: { } range } peak) Assert.True(range.Low <= peak.Value && peak.Value < range.High);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Old_samples_are_thinned_and_no_extreme_is_lost() => Prop.ForAll(Gen.Choose(1, 8_000).NonEmptyListOf().ToArbitrary(), values =>
    {
        SampleLog log = new(16);
        foreach (var (i, value) in values.Index()) log.Add(new(i, value, value, 0, 0, 0, 1, 1, 1));
        Assert.InRange(log.All.Count, 1, 16);
        Assert.Equal((values.Min(), values.Max()), (log.All.Min(s => s.Proportional!.Value), log.All.Max(s => s.Proportional!.Value)));
    }).QuickCheckThrowOnFailure();
}
