using PerfGates.Planning;

namespace PerfGates.Tests.Pipeline;

public class Planning
{
    private static string File(params string[] budgets) =>
        "version: 1\ngates:\n  g:\n    script: {}\n    budgets:\n" + string.Concat(budgets.Select(b => $"      - {b}\n")) + "  other gate:\n    script: {}\n    budgets: [time < 1s]\n";

    [Fact]
    public void Every_senseless_budget_is_refused_at_its_place() => GoldenFile.Matches(string.Join("\n", Check.Plan(File(
        "tiem < 1s",
        "time < 5kB",
        "time < 5",
        "size < 100ms",
        "time > 1s",
        "rate < 5/s",
        "time < 0s",
        "time <= 0ms",
        "size < 0B",
        "size >= 0B",
        "time < baseline + 5%",
        "\"time < 2 * 'other gaet'.time\"",
        "\"time < 2 * 'other gate'.tmie\"",
        "time < 2 * g.time",
        "\"time < 2 * 'other gate'.size\"",
        "errors < 5ms",
        "open.x < 0ms")).Problems), "senseless.txt");

    [Theory]
    [InlineData("errors == 0")]
    [InlineData("errors < 1%")]
    [InlineData("errors <= 0%")]
    [InlineData("size <= 0B")]
    [InlineData("rate > 0/s")]
    [InlineData("{ budget: time > 1ms, inverted: true }")]
    [InlineData("\"time < 2 * 'other gate'.time\"")]
    [InlineData("open.x > 3/s")]
    [InlineData("open.balance >= 0")]
    public void Sensible_ones_are_planned(string budget)
    {
        var planned = Check.Plan(File(budget));
        Assert.Empty(planned.Problems);
        Assert.Equal(2, planned.Plan.Gates.Count);
    }

    [Fact]
    public void A_gate_without_budgets_could_never_fail() =>
        Assert.Contains("PG4024", string.Join("\n", Check.Plan("version: 1\ngates:\n  g:\n    script: {}\n").Problems), StringComparison.Ordinal);

    private const string Tagged = "version: 1\ngates:\n  a:\n    script: {}\n    tags: [fast]\n    budgets: [time < 1s]\n  b:\n    script: {}\n    tags: [slow, Nightly]\n    budgets: [time < 2 * a.time]\n  c:\n    script: {}\n    budgets: [time < 1s]\n";

    [Theory]
    [InlineData("fast", "", "a")]
    [InlineData("FAST", "", "a")]
    [InlineData("", "c", "c")]
    [InlineData("nightly", "", "a b")] // a is measured, because b's limit refers to it
    [InlineData("", "", "a b c")]
    public void Tags_and_names_select(string tag, string gate, string selected)
    {
        var planned = Check.Plan(Tagged, new Selection(tag.Length > 0 ? [tag] : [], gate.Length > 0 ? [gate] : []));
        Assert.Equal(selected, string.Join(" ", planned.Plan.Gates.Select(g => g.Name.Value)));
    }

    [Fact]
    public void Selecting_nothing_is_an_error() =>
        Assert.Equal("PG0017", Check.Plan(Tagged, new Selection(["fats"], [])).Problems.Single().Code);
}
