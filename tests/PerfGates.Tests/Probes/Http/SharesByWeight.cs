using FsCheck;
using FsCheck.Fluent;
using PerfGates.Probes.Http.Planning;

namespace PerfGates.Tests.Probes.Http;

public class SharesByWeight
{
    [Theory]
    [InlineData("8 2", 500, "400 100")]
    [InlineData("8 2", 5, "4 1")]
    [InlineData("5 1 1", 7, "5 1 1")]
    [InlineData("5 1 1", 3, "2 1 0")]
    [InlineData("1000000 500000", 3, "2 1")]
    [InlineData("1", 9, "9")]
    public void Are_exact(string weights, long passes, string shares) =>
        Assert.Equal(shares.Split(' ').Select(long.Parse), Shares.Of([.. weights.Split(' ').Select(int.Parse)], passes));

    [Fact]
    public void Are_what_smooth_round_robin_serves() =>
        Prop.ForAll(Gen.Choose(1, 40).NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 500).ToArbitrary(), (weights, passes) =>
        {
            int[] w = [.. weights];
            var served = new long[w.Length];
            var current = new long[w.Length];
            for (var i = 0; i < passes; i++)
            {
                for (var k = 0; k < w.Length; k++) current[k] += w[k];
                var best = Array.IndexOf(current, current.Max());
                current[best] -= w.Sum();
                served[best]++;
            }
            Assert.Equal(served, Shares.Of(w, passes));
        }).QuickCheckThrowOnFailure();
}
