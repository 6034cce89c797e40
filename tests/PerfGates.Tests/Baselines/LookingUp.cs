using PerfGates.Baselines;
using PerfGates.Units;

namespace PerfGates.Tests.Baselines;

public class LookingUp
{
    private static readonly Wanted Mean = new("g", "case", "A", "mean", Dimension.Time, Exact: false);
    private static readonly Wanted Allocated = new("g", "case", "A", "allocated", Dimension.Size, Exact: true);
    private static readonly Dictionary<string, string> Net8 = new() { ["runtime"] = ".NET 8" };
    private static readonly Dictionary<string, string> Net10 = new() { ["runtime"] = ".NET 10" };

    private static readonly Fingerprint Here = Stored.Laptop;
    private static readonly Fingerprint Near = new(new Dictionary<string, string>(Here.Fields) { ["cores"] = "4" });
    private static readonly Fingerprint Far = new(new Dictionary<string, string>(Here.Fields) { ["cores"] = "8", ["memory"] = "64 GiB" });

    [Fact]
    public void On_the_same_machine_finds_runs_and_values()
    {
        var stored = Baseline.None.With(Far, "g", Gate("2026-02-01", Net10, 1)).With(Here, "g", Gate("2026-01-01", Net10, 2));
        Assert.Equal([2, 2, 2], Found(stored, Mean).Series.Values);
        Assert.Equal(2, Found(stored, Allocated).Series.Values.Single());
    }

    [Fact]
    public void On_another_machine_finds_only_what_is_exact_of_the_section_accepted_last()
    {
        var stored = Baseline.None.With(Far, "g", Gate("2026-01-01", Net10, 1)).With(Near, "g", Gate("2026-02-01", Net8, 2)).With(Stored.Server, "g", Gate("2026-01-20", Net10, 3));
        Assert.Equal(3, Found(stored, Allocated).Series.Values.Single());
        var other = Assert.IsType<Lookup.OtherMachine>(stored.Find(Mean, Here, Net10));
        Assert.Equal((Near.Name, new Difference("cores", "4", "2")), (other.Environment, other.Differences.Single()));
    }

    [Fact]
    public void An_exact_value_prefers_equal_facts_to_the_same_machine()
    {
        var stored = Baseline.None.With(Here, "g", Gate("2026-02-01", Net8, 1)).With(Near, "g", Gate("2026-01-01", Net10, 2));
        Assert.Equal(2, Found(stored, Allocated).Series.Values.Single());
        Assert.Equal(new Difference("runtime", ".NET 8", ".NET 10"), Assert.IsType<Lookup.OtherFacts>(stored.Find(Mean, Here, Net10)).Differences.Single());
    }

    [Fact]
    public void With_other_facts_everywhere_tells_those_of_the_same_machine()
    {
        var stored = Baseline.None.With(Here, "g", Gate("2026-01-01", Net8, 1));
        Assert.Equal(Here.Name, Assert.IsType<Lookup.OtherFacts>(stored.Find(Allocated, Here, Net10)).Environment);
        Assert.Equal(new Difference("runtime", ".NET 8", "none"), Assert.IsType<Lookup.OtherFacts>(stored.Find(Allocated, Here, new Dictionary<string, string>())).Differences.Single());
    }

    [Fact]
    public void Finds_nothing_of_a_gate_that_was_never_accepted()
    {
        Assert.IsType<Lookup.NothingStored>(Baseline.None.Find(Mean, Here, Net10));
        Assert.IsType<Lookup.NothingStored>(Baseline.None.With(Here, "other", Gate("2026-01-01", Net10, 1)).Find(Mean, Here, Net10));
    }

    [Fact]
    public void Tells_a_gate_of_another_machine_from_one_that_is_missing_here_only()
    {
        var stored = Baseline.None.With(Here, "other", Gate("2026-01-01", Net10, 1)).With(Near, "g", Gate("2026-01-01", Net10, 1));
        Assert.IsType<Lookup.OtherMachine>(stored.Find(Mean, Here, Net10));
    }

    [Theory]
    [InlineData("case", "B", "mean", "Time", false)]
    [InlineData("file", "A", "mean", "Time", false)]
    [InlineData("case", "A", "median", "Time", false)]
    [InlineData("case", "A", "mean", "Size", false)]
    [InlineData("case", "A", "mean", "Time", true)]
    public void Finds_no_other_subject_metric_dimension_or_nature_instead(string kind, string subject, string metric, string dimension, bool exact) =>
        Assert.IsType<Lookup.NoSuchSubject>(Baseline.None.With(Here, "g", Gate("2026-01-01", Net10, 1)).Find(new("g", kind, subject, metric, Enum.Parse<Dimension>(dimension), exact), Here, Net10));

    [Fact]
    public void Accepting_replaces_the_gate_of_that_machine_and_nothing_else()
    {
        var stored = Baseline.None.With(Here, "g", Gate("2026-01-01", Net10, 1)).With(Here, "h", Gate("2026-01-01", Net10, 1)).With(Near, "g", Gate("2026-01-01", Net10, 1)).With(Here, "g", Gate("2026-01-02", Net10, 5));
        Assert.Equal([("g", 5.0), ("g", 1.0), ("h", 1.0)], stored.Environments.SelectMany(e => e.Gates).Select(g => (g.Key, g.Value.Series[0].Values[0])).OrderBy(g => g.Key).ThenByDescending(g => g.Item2));
        Assert.Equal(2, stored.Environments.Count);
    }

    private static Lookup.Found Found(Baseline stored, Wanted wanted) => Assert.IsType<Lookup.Found>(stored.Find(wanted, Here, Net10));

    private static BaselineGate Gate(string date, IReadOnlyDictionary<string, string> facts, double value) =>
        Stored.Gate(date, facts, new("case", "A", "mean", Dimension.Time, false, [value, value, value]), new("case", "A", "allocated", Dimension.Size, true, [value]));
}
