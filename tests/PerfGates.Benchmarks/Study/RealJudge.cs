using PerfGates.Baselines;
using PerfGates.Budgets;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Probes.Benchmark;
using PerfGates.Statistics;
using PerfGates.Statistics.Rules;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Benchmarks.Study;

/// <summary>
/// Recorded nanoseconds through the judge, as if the probe <c>benchmark</c> had just measured them: all rounds are there,
/// and the judge, looking at each, decides at the first that it may.
/// </summary>
internal sealed class RealJudge
{
    private const string Metric = "mean";

    private static readonly Fingerprint Here = new(new Dictionary<string, string>());

    private readonly Plan _plan;
    private readonly PlannedGate _gate;
    private bool _sameBuild;

    private RealJudge(Plan plan) => (_plan, _gate) = (plan, plan.Gates[0]);

    /// <summary>Head against a git ref, measured side by side.</summary>
    /// <param name="factor">What base is multiplied with.</param>
    /// <param name="rule">What the file says about comparing.</param>
    /// <param name="sameBuild">Of both arms.</param>
    public static RealJudge OfPairs(double factor, Func<Comparing, Comparing> rule, bool sameBuild = true)
    {
        var plan = Planned($"{Metric} <= baseline", "compare: { with: base }\n");
        return new(With(plan with { Comparing = rule(plan.Comparing) }, new Limit.Baseline(factor, 0))) { _sameBuild = sameBuild };
    }

    /// <summary>Head against accepted runs.</summary>
    /// <param name="factor">What they are multiplied with.</param>
    public static RealJudge OfStored(double factor) => new(With(Planned($"{Metric} <= baseline", ""), new Limit.Baseline(factor, 0)));

    /// <summary>Runs against a quantity, of which <see cref="Limits"/> says how much.</summary>
    public static RealJudge OfLimits(int runs) => new(Planned($"{Metric} <= 1s", "", $", runs: {runs}"));

    public Outcome Pairs(double[] ofBase, double[] ofHead) => Build([(ofBase, ofHead)])[0];

    /// <summary>Cases of one gate, as many rounds of each; outcomes in their order.</summary>
    public IReadOnlyList<Outcome> Build(IReadOnlyList<(double[] Base, double[] Head)> cases)
    {
        var rounds = Enumerable.Range(0, cases[0].Head.Length).Select(r => Round.Of(Observed([.. cases.Select(c => c.Head[r])]) with { Build = "recorded" }) with { Base = Observed([.. cases.Select(c => c.Base[r])]) with { Build = _sameBuild ? "recorded" : "built anew" } });
        return [.. Decided([.. rounds]).OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => Outcome(s, s.Grounds.Against!.RatioInterval))];
    }

    public Outcome Stored(double[] accepted, double[] head) => Stored(accepted, Here, head, Here);

    /// <param name="there">Where they were accepted.</param>
    /// <param name="here">Where head was measured.</param>
    public Outcome Stored(double[] accepted, Fingerprint there, double[] head, Fingerprint here)
    {
        BaselineSeries series = new("case", NameOf(0), Metric, Dimension.Time, Exact: false, [.. accepted.Select(Seconds)]);
        var baseline = Baseline.None.With(there, _gate.Name.Value, new(new("0", "", new DateOnly(2022, 1, 12), "recorded"), new Dictionary<string, string>(), [series]));
        var judged = Decided([.. head.Select(v => Round.Of(Observed([v])))], baseline, here)[0];
        return Outcome(judged, judged.Grounds.Against?.RatioInterval);
    }

    public Outcome Limits(double limit, double[] runs)
    {
        RealJudge judge = new(With(_plan, new Limit.Fixed(new(Seconds(limit), Dimension.Time))));
        var judged = judge.Decided([.. runs.Take(_gate.Bound.Sampling.Most).Select(v => Round.Of(Observed([v])))])[0];
        return Outcome(judged, new(judged.Grounds.Interval.Low / Seconds(limit), judged.Grounds.Interval.High / Seconds(limit)));
    }

    private IReadOnlyList<JudgedSubject> Decided(IReadOnlyList<Round> rounds) => Decided(rounds, Baseline.None, Here);

    private IReadOnlyList<JudgedSubject> Decided(IReadOnlyList<Round> rounds, Baseline baseline, Fingerprint here)
    {
        var measured = Measurements.None.With(_gate.Name.Value, new(rounds, [], TimeSpan.Zero));
        return Judge.Decide(new(_plan, measured, baseline, here))[0].Budgets[0].Subjects;
    }

    private static Outcome Outcome(JudgedSubject judged, Interval? ratio) => new(judged.Verdict switch
    {
        Verdict.Pass => Decision.Holds,
        Verdict.Breach => Decision.Exceeds,
        Verdict.Inconclusive => Decision.Undecided,
        _ => throw new InvalidOperationException($"a recorded value is {judged.Verdict}"),
    }, judged.Grounds.Count, ratio);

    private static Plan Planned(string budget, string compare, string more = "")
    {
        var text = $"version: 1\n{compare}gates:\n  recorded:\n    benchmark: {{ project: Recorded.csproj{more} }}\n    budgets: [ {budget} ]\n";
        BenchmarkProbe[] probes = [new("")];
        var planned = BudgetCheck.Plan(new(text, "recorded.yml", new Dictionary<string, string>(), "0", Selection.Everything, Strict: false), probes);
        return planned.CanRun ? planned.Plan : throw new InvalidOperationException(string.Join('\n', planned.Problems.Select(p => p.Text)));
    }

    private static Plan With(Plan plan, Limit limit) =>
        plan with { Gates = [plan.Gates[0] with { Budgets = [plan.Gates[0].Budgets[0] with { Limit = limit }] }] };

    private static Observations Observed(IReadOnlyList<double> nanoseconds) =>
        new([.. nanoseconds.Select((v, i) => new Subject("case", NameOf(i), [Subject.GateCarrier], new Dictionary<string, Reading> { [Metric] = new(Seconds(v)) }))], []);

    private static string NameOf(int place) => $"Case{place:000}";

    private static double Seconds(double nanoseconds) => nanoseconds * 1e-9;
}
