namespace PerfGates.Tests.Budgets;

public class Defaults
{
    private const string Gate = "gates:\n  g:\n    bundle: { path: x }\n    budgets: [total < 5kB]\n";

    [Fact]
    public void Hold_where_nobody_says_anything()
    {
        var gate = Only(Gate);

        Assert.Equal(TimeSpan.FromMinutes(10), gate.Timeout);
        Assert.Null(gate.WarmUp);
        Assert.Equal("95%", gate.Confidence.Text);
        Assert.False(gate.FailOnInconclusive);
        Assert.Empty(gate.Tags);
        Assert.Empty(gate.Requirements);
    }

    [Fact]
    public void Of_the_file_hold_for_its_gates()
    {
        var gate = Only("defaults: { timeout: 1m30s, confidence: observed, on-inconclusive: fail, tags: [a, b] }\n" + Gate);

        Assert.Equal(TimeSpan.FromSeconds(90), gate.Timeout);
        Assert.True(gate.Confidence.Observed);
        Assert.True(gate.FailOnInconclusive);
        Assert.Equal(["a", "b"], gate.Tags);
    }

    [Fact]
    public void Give_way_as_a_whole_to_what_a_gate_says()
    {
        var gate = Only("defaults: { timeout: 1m, on-inconclusive: fail, tags: [a, b] }\n" + Gate
            + "    timeout: 2m\n    on-inconclusive: warn\n    tags: c\n    requires: gpu\n");

        Assert.Equal(TimeSpan.FromMinutes(2), gate.Timeout);
        Assert.False(gate.FailOnInconclusive);
        Assert.Equal(["c"], gate.Tags);
        Assert.Equal("gpu", Assert.Single(gate.Requirements).Value);
    }

    [Fact]
    public void Hold_the_warm_up_where_a_gate_says_none()
    {
        Assert.Equal(TimeSpan.FromSeconds(2), Only("defaults: { warmup: 2s }\n" + Gate).WarmUp);
        Assert.Equal(TimeSpan.Zero, Only("defaults: { warmup: 2s }\n" + Gate + "    warmup: 0s\n").WarmUp);
        Assert.Null(Only(Gate).WarmUp);
    }

    private static PerfGates.Budgets.GateEntry Only(string text)
    {
        var read = BudgetFile.Read("version: 1\n" + text);
        Assert.Equal("", BudgetFile.Print(read.Problems));
        return Assert.Single(read.Document.Gates);
    }
}
