using PerfGates.Baselines;
using PerfGates.Units;

namespace PerfGates.Tests.Baselines;

public class LookingUp
{
    private static readonly Dictionary<string, string> Net8 = new() { ["runtime"] = ".NET 8" };
    private static readonly Dictionary<string, string> Net10 = new() { ["runtime"] = ".NET 10" };

    private static readonly Fingerprint Here = Accepted.Laptop;
    private static readonly Fingerprint Near = new(new Dictionary<string, string>(Here.Fields) { ["cores"] = "4" });
    private static readonly Fingerprint Far = new(new Dictionary<string, string>(Here.Fields) { ["cores"] = "8", ["memory"] = "64 GiB" });

    [Fact]
    public void On_the_same_machine_finds_runs_and_values()
    {
        var stored = Baseline.None.With(Far, "g", Gate("2026-02-01", Net10, 1)).With(Here, "g", Gate("2026-01-01", Net10, 2));
        Assert.Equal([2, 2, 2], Assert.IsType<Stored.Found>(Mean(stored, Net10)).Series.Values);
        Assert.Equal(2, Value(stored));
    }

    [Fact]
    public void On_another_machine_finds_only_what_is_exact_of_the_section_accepted_last()
    {
        var stored = Baseline.None.With(Far, "g", Gate("2026-01-01", Net10, 1)).With(Near, "g", Gate("2026-02-01", Net8, 2)).With(Accepted.Server, "g", Gate("2026-01-20", Net10, 3));
        Assert.Equal(3, Value(stored));
        Assert.Equal([new("cores", "4", "2"), new("runtime", ".NET 8", ".NET 10")], Differences(Mean(stored, Net10)));
    }

    [Fact]
    public void An_exact_value_prefers_equal_facts_to_the_same_machine()
    {
        var stored = Baseline.None.With(Here, "g", Gate("2026-02-01", Net8, 1)).With(Near, "g", Gate("2026-01-01", Net10, 2));
        Assert.Equal(2, Value(stored));
        Assert.Equal([new("runtime", ".NET 8", ".NET 10")], Differences(Mean(stored, Net10)));
    }

    [Fact]
    public void An_exact_value_prefers_the_same_machine_to_a_later_date()
    {
        var stored = Baseline.None.With(Here, "g", Gate("2026-01-01", Net10, 1)).With(Near, "g", Gate("2026-02-01", Net10, 2));
        Assert.Equal(1, Value(stored));
    }

    [Fact]
    public void With_other_facts_everywhere_tells_them()
    {
        var stored = Baseline.None.With(Here, "g", Gate("2026-01-01", Net8, 1));
        Assert.Equal([new("runtime", ".NET 8", ".NET 10")], Differences(Allocated(stored, Net10)));
        Assert.Equal([new("runtime", ".NET 8", "none")], Differences(Allocated(stored, new Dictionary<string, string>())));
    }

    [Fact]
    public void Finds_nothing_of_a_gate_that_was_never_accepted()
    {
        Assert.IsType<Stored.Nothing>(Mean(Baseline.None, Net10));
        Assert.IsType<Stored.Nothing>(Mean(Baseline.None.With(Here, "other", Gate("2026-01-01", Net10, 1)), Net10));
    }

    [Fact]
    public void Tells_a_gate_of_another_machine_from_one_that_is_missing()
    {
        var stored = Baseline.None.With(Here, "other", Gate("2026-01-01", Net10, 1)).With(Near, "g", Gate("2026-01-01", Net10, 1));
        Assert.Equal([new("cores", "4", "2")], Differences(Mean(stored, Net10)));
    }

    [Theory]
    [InlineData("case", "B", "mean", false)]
    [InlineData("file", "A", "mean", false)]
    [InlineData("case", "A", "median", false)]
    [InlineData("case", "A", "mean", true)]
    public void Finds_no_other_subject_metric_or_nature_instead(string kind, string subject, string metric, bool exact) =>
        Assert.IsType<Stored.Nothing>(BaselineLookup.Find(Baseline.None.With(Here, "g", Gate("2026-01-01", Net10, 1)), "g", kind, subject, metric, metric == "allocated" ? Dimension.Size : Dimension.Time, Here, Net10, exact));

    [Fact]
    public void Accepting_replaces_the_gate_of_that_machine_and_nothing_else()
    {
        var stored = Baseline.None.With(Here, "g", Gate("2026-01-01", Net10, 1)).With(Here, "h", Gate("2026-01-01", Net10, 1)).With(Near, "g", Gate("2026-01-01", Net10, 1)).With(Here, "g", Gate("2026-01-02", Net10, 5));
        Assert.Equal([("g", 5.0), ("g", 1.0), ("h", 1.0)], stored.Environments.SelectMany(e => e.Gates).Select(g => (g.Key, g.Value.Series[0].Values[0])).OrderBy(g => g.Key).ThenByDescending(g => g.Item2));
        Assert.Equal(2, stored.Environments.Count);
    }

    private static Stored Mean(Baseline stored, IReadOnlyDictionary<string, string> facts) => BaselineLookup.Find(stored, "g", "case", "A", "mean", Dimension.Time, Here, facts, exact: false);

    private static Stored Allocated(Baseline stored, IReadOnlyDictionary<string, string> facts) => BaselineLookup.Find(stored, "g", "case", "A", "allocated", Dimension.Size, Here, facts, exact: true);

    private static double Value(Baseline stored) => Assert.IsType<Stored.Found>(Allocated(stored, Net10)).Series.Values.Single();

    private static IReadOnlyList<Difference> Differences(Stored found) => Assert.IsType<Stored.Elsewhere>(found).Differences;

    private static BaselineGate Gate(string date, IReadOnlyDictionary<string, string> facts, double value) =>
        Accepted.Gate(date, facts, new("case", "A", "mean", Dimension.Time, false, [value, value, value]), new("case", "A", "allocated", Dimension.Size, true, [value]));
}
