using FsCheck;
using FsCheck.Fluent;
using PerfGates.Probes.Http.Stress;

namespace PerfGates.Tests.Probes.Http;

// A server that stands so much and nothing more; the search is told what a step would have shown.
public class SearchingTheBreakingPoint
{
    private static readonly SearchRange FromTwenty = new(20, 1.5, 0.1, null, 20, InWholes: false);

    [Theory]
    [InlineData(300)]
    [InlineData(21)]
    [InlineData(44.9)]
    [InlineData(12345)]
    public void Comes_within_ten_percent(double capacity)
    {
        var search = Search(FromTwenty, load => load > capacity);
        Assert.InRange(search.Healthy!.Value, capacity / 1.1 - 1e-9, capacity);
        Assert.InRange(search.FirstBad!.Value, capacity, capacity * 1.1 + 1e-9);
        Assert.Null(search.Doubt);
    }

    [Fact]
    public void Asks_in_this_order()
    {
        List<string> asked = [];
        Search(FromTwenty, load => load > 50, asked);
        Assert.Equal(["Grow 20", "Grow 30", "Grow 45", "Grow 67.5", "Recover 20", "Try 55.114", "Return 20", "Try 49.801", "Try 52.39", "Return 20", "Confirm 52.39"], asked);
    }

    [Fact]
    public void Counts_users_in_wholes()
    {
        var search = Search(new(1, 1.5, 0.1, null, 1, InWholes: true), load => load > 7);
        Assert.Equal((7, 8), (search.Healthy, search.FirstBad));
    }

    [Fact]
    public void Ends_at_the_ceiling()
    {
        List<string> asked = [];
        var search = Search(FromTwenty with { Ceiling = 40 }, _ => false, asked);
        Assert.Equal(["Grow 20", "Grow 30", "Grow 40"], asked);
        Assert.Equal((40.0, null, null), (search.Healthy, search.FirstBad, search.Doubt));
    }

    [Fact]
    public void Of_a_server_that_stands_nothing_is_none()
    {
        List<string> asked = [];
        var search = Search(FromTwenty, _ => true, asked);
        Assert.Equal(["Grow 20", "Recover 20", "Confirm 20"], asked);
        Assert.Equal((null, 20.0), (search.Healthy, search.FirstBad));
    }

    [Fact]
    public void Ends_where_the_server_does_not_come_back()
    {
        var search = Search(FromTwenty, load => load > 50, recovers: false);
        Assert.Equal((45.0, 67.5, null), (search.Healthy, search.FirstBad, search.Doubt));
    }

    [Fact]
    public void Ends_where_the_generator_is_the_bottleneck_once_the_server_is_well_again()
    {
        var search = new BreakingPointSearch(FromTwenty);
        search.Probed(broken: false, null);
        search.Probed(broken: true, "it used 95 % of a processor");
        Assert.Equal(Purpose.Recover, search.Next!.Purpose);
        search.Waited(healthy: true);
        Assert.Null(search.Next);
        Assert.Equal((20.0, null, "it used 95 % of a processor"), (search.Healthy, search.FirstBad, search.Doubt));
    }

    [Fact]
    public void Of_a_server_that_breaks_only_once_goes_on()
    {
        var broke = false;
        var search = Search(FromTwenty, load => load > 200 || (load > 40 && !broke && (broke = true)));
        Assert.InRange(search.Healthy!.Value, 180, 200);
        Assert.InRange(search.FirstBad!.Value, 200, 220);
    }

    [Fact]
    public void Ends_whatever_the_server_does() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new System.Random(seed);
            var steps = 0;
            var search = new BreakingPointSearch(FromTwenty with { Ceiling = 10_000 });
            while (search.Next is { } step)
            {
                Assert.True(++steps < 200, "the search does not end");
                if (step.IsProbe) search.Probed(chance.Next(3) == 0, null);
                else search.Waited(chance.Next(20) > 0);
            }
            Assert.True(search.Healthy is null || search.FirstBad is null || search.Healthy < search.FirstBad);
        }).QuickCheckThrowOnFailure();

    private static BreakingPointSearch Search(SearchRange range, Func<double, bool> breaks, List<string>? asked = null, bool recovers = true)
    {
        var search = new BreakingPointSearch(range);
        while (search.Next is { } step)
        {
            asked?.Add(FormattableString.Invariant($"{step.Purpose} {step.Load:0.###}"));
            if (step.IsProbe) search.Probed(breaks(step.Load), null);
            else search.Waited(recovers);
        }
        return search;
    }
}
