using PerfGates.Baselines;
using PerfGates.Benchmarks.Study;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Study;

/// <summary>Timings of unlike machines are never judged, however clear they look: half as slow again, and the same.</summary>
public sealed class OnAnotherMachine
{
    private static readonly Dictionary<string, string> Fields = new[] { "architecture", "os", "cpu", "cores", "quota", "memory", "virtualisation", "governor", "gpu" }.ToDictionary(f => f, f => $"a {f}");

    public static TheoryData<string> Names => [.. Fields.Keys];

    [Theory, MemberData(nameof(Names))]
    public void One_field_that_differs_or_is_missing_leaves_all_undecided(string field)
    {
        foreach (var fields in new[] { new Dictionary<string, string>(Fields) { [field] = "another" }, Fields.Where(f => f.Key != field).ToDictionary() })
            foreach (var factor in new[] { 1, 1.5 })
                Assert.Equal(Decision.Undecided, Judged(factor, new(fields)));
    }

    [Theory]
    [InlineData(1, "Holds")]
    [InlineData(1.5, "Exceeds")]
    public void On_the_same_machine_both_are_clear(double factor, string decision) => Assert.Equal(decision, Judged(factor, new(Fields)).ToString());

    private static Decision Judged(double factor, Fingerprint here) =>
        RealJudge.OfStored(1).Stored(Values(1), new(Fields), Values(factor), here).Decision;

    private static double[] Values(double factor) => [.. Enumerable.Range(0, 25).Select(i => factor * (1000 + i))];
}
