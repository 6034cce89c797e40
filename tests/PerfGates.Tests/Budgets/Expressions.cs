using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Tests.Budgets;

public class Expressions
{
    [Theory]
    [InlineData("p95 < 100ms", "p95 Less", 0.1, "Time")]
    [InlineData("p95<100ms", "p95 Less", 0.1, "Time")]
    [InlineData("  p99.9   <=   1m30s  ", "p99.9 AtMost", 90, "Time")]
    [InlineData("memory.peak < 8 GiB", "memory.peak Less", 8.0 * 1073741824, "Size")]
    [InlineData("get.hit.p95 < 5ms", "get.hit.p95 Less", 0.005, "Time")]
    [InlineData("time-to-x > 1h", "time-to-x Greater", 3600, "Time")]
    [InlineData("breaking-point >= 300/s", "breaking-point AtLeast", 300, "Rate")]
    [InlineData("io.read<=20MB/s", "io.read AtMost", 20e6, "DataRate")]
    [InlineData("errors == 0", "errors Equal", 0, "Number")]
    [InlineData("cls < .1", "cls Less", 0.1, "Number")]
    [InlineData("hit-rate >= 80 %", "hit-rate AtLeast", 0.8, "Share")]
    [InlineData("fps >= 60fps", "fps AtLeast", 60, "Frequency")]
    [InlineData("baseline < 5ms", "baseline Less", 0.005, "Time")]
    public void With_a_quantity(string text, string metricAndOperator, double value, string dimension)
    {
        var read = Parse(text);

        Assert.Equal(metricAndOperator, $"{read.Metric} {read.Comparison}");
        Assert.Equal(text.Trim(), read.Text);
        var limit = Assert.IsType<LimitSyntax.Absolute>(read.Limit).Quantity;
        Assert.Equal(value, limit.Value, 1e-12 * value);
        Assert.Equal(dimension, limit.Dimension.ToString());
    }

    [Theory]
    [InlineData("baseline", 1, null, "")]
    [InlineData("baseline + 5%", 1, 0.05, "Share")]
    [InlineData("baseline+5%", 1, 0.05, "Share")]
    [InlineData("baseline - 2ms", 1, -0.002, "Time")]
    [InlineData("baseline-2 ms", 1, -0.002, "Time")]
    [InlineData("baseline + 2", 1, 2.0, "Number")]
    [InlineData("baseline * 1.1", 1.1, null, "")]
    [InlineData("baseline*1.1", 1.1, null, "")]
    [InlineData("1.1 * baseline", 1.1, null, "")]
    [InlineData(".5*baseline", 0.5, null, "")]
    public void With_the_baseline(string limit, double factor, double? allowance, string dimension) =>
        Assert.Equal(new LimitSyntax.Baseline(factor, allowance is { } value ? new Quantity(value, Enum.Parse<Dimension>(dimension)) : null), Parse($"mean < {limit}").Limit);

    [Theory]
    [InlineData("1.3 * 't2v 720p'.total", 1.3, "t2v 720p", "total")]
    [InlineData("2 * gate.metric.p95", 2, "gate", "metric.p95")]
    [InlineData("2*api-v2.p99.9", 2, "api-v2", "p99.9")]
    [InlineData("2 * 'it's a < b * c'.p95", 2, "it's a < b * c", "p95")]
    [InlineData("2 * 'a.b'.p95", 2, "a.b", "p95")]
    [InlineData("2 * baseline.p95", 2, "baseline", "p95")]
    [InlineData("2 * baseline-x.p95", 2, "baseline-x", "p95")]
    public void With_another_gate(string limit, double factor, string gate, string metric)
    {
        var read = Parse($"total <= {limit}");

        var relation = Assert.IsType<LimitSyntax.Relation>(read.Limit);
        Assert.Equal((factor, gate, metric), (relation.Factor, relation.Gate, relation.Metric));
        Assert.Equal(gate, Covered(read.Text, relation.GateSpan));
        Assert.Equal(metric, Covered(read.Text, relation.MetricSpan));
        Assert.Equal(limit, Covered(read.Text, read.LimitSpan));
    }

    [Fact]
    public void Of_any_length_are_refused_with_one_short_problem()
    {
        const int length = 100_000;
        foreach (var part in new[] { "a", ".", "-", "<", "1", "*", "'", "1.", "1 ", "baseline ", "2 * ", "'a'.", "1m" })
        {
            var text = "p95 < " + string.Concat(Enumerable.Repeat(part, length / part.Length));
            List<Diagnostic> problems = [];

            Assert.Null(BudgetExpressionParser.Parse(Scalar(text), problems));

            Assert.Single(problems);
            Assert.True(problems[0].Text.Length < 5000);
        }
    }

    private static BudgetExpression Parse(string text)
    {
        List<Diagnostic> problems = [];
        var read = BudgetExpressionParser.Parse(Scalar(text), problems);
        Assert.Equal("", BudgetFile.Print(problems));
        return read!;
    }

    private static BudgetNode.Scalar Scalar(string text) => new(new("f", 1, 1, 1, text.Length + 1), text, Plain: true, Exact: true);

    private static string Covered(string text, SourceSpan span) => text[(span.Column - 1)..(span.EndColumn - 1)];
}
