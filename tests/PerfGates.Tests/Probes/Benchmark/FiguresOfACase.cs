using PerfGates.Probes.Benchmark;

namespace PerfGates.Tests.Probes.Benchmark;

public class FiguresOfACase
{
    [Fact]
    public void Are_all_there_also_where_nothing_was_measured()
    {
        var values = CaseFigures.Of(new([], 1, 0, true, null, [0, 0, 0], 0, new Dictionary<string, string>()));
        Assert.Equal(CaseFigures.Metrics.Names, values.Keys);
        Assert.All(values.Values, v => Assert.Equal(double.NaN, v.Value));
    }

    [Fact]
    public void That_the_runtime_does_not_tell_are_not_left_out()
    {
        var values = CaseFigures.Of(new([30, 10, 20, 40], 1, 0, true, null, [1, 0, 0], 1000, new Dictionary<string, string>()));
        Assert.Equal(CaseFigures.Metrics.Names, values.Keys);
        Assert.Equal(double.NaN, values["allocated"].Value);
        Assert.Equal(25e-9, values["median"].Value, 1e-15);
    }
}
