using PerfGates.Load.Users;

namespace PerfGates.Tests.Load.Users;

public class TakingTurns
{
    [Theory]
    [InlineData(1)]
    [InlineData(5, 1, 1)]
    [InlineData(8, 2, 1, 1)]
    [InlineData(100, 1)]
    public void Shares_are_exact_in_every_full_turn(params int[] weights)
    {
        WeightedTurns turns = new(weights);
        for (var turn = 0; turn < 3; turn++)
        {
            var counts = new int[weights.Length];
            for (var i = 0; i < weights.Sum(); i++) counts[turns.Next()]++;
            Assert.Equal(weights, counts);
        }
    }

    [Fact]
    public void The_heavy_ones_do_not_come_in_bursts()
    {
        WeightedTurns turns = new([5, 1, 1]);
        Assert.Equal([0, 0, 1, 0, 2, 0, 0], Enumerable.Range(0, 7).Select(_ => turns.Next()));
    }
}
