using PerfGates.Proposals;
using PerfGates.Units;

namespace PerfGates.Tests.Proposals;

public class LimitsWithRoom
{
    [Theory]
    [InlineData(432_000, Dimension.Size, true, "480kB")]
    [InlineData(31_280, Dimension.Size, true, "35kB")]
    [InlineData(12, Dimension.Size, true, "14B")]
    [InlineData(0, Dimension.Size, true, "0B")]
    [InlineData(1, Dimension.Number, true, "2")]
    [InlineData(100, Dimension.Number, true, "110")]
    [InlineData(0.0004337, Dimension.Time, false, "870us")]
    [InlineData(0.05, Dimension.Time, false, "100ms")]
    [InlineData(1.04, Dimension.Time, false, "2.1s")]
    [InlineData(65, Dimension.Time, false, "130s")]
    [InlineData(100, Dimension.Time, false, "200s")]
    [InlineData(7.3e-10, Dimension.Time, false, "1.5ns")]
    [InlineData(0.123, Dimension.Share, false, "25%")]
    public void Are_rounded_up_to_two_digits(double measured, object dimension, bool exact, string limit) =>
        Assert.Equal(limit, Allowance.Limit(new("gate", "", "metric", new(measured, (Dimension)dimension), exact), ProposedBudget.Twice));

    [Fact]
    public void Are_never_below_what_was_measured_and_can_be_read_back()
    {
        for (var value = 1e-9; value < 1e9; value *= 1.37)
        {
            Assert.True(QuantityText.TryParse(Allowance.Limit(new("gate", "", "metric", new(value, Dimension.Time), false), ProposedBudget.Twice), out var limit, out var problem), problem);
            Assert.InRange(limit.Value, 2 * value * (1 - 1e-9), 2.2 * value);
        }
    }
}
