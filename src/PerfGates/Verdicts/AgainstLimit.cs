using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Statistics.Rules;

namespace PerfGates.Verdicts;

/// <summary>Run values against a fixed limit, by <see cref="AbsoluteRule"/>.</summary>
internal static class AgainstLimit
{
    // One or two runs bound nothing: they are judged as they are, and the message says so.
    private const int FewestForBounds = 3;

    public static Ruling Of(Matter matter, double limit)
    {
        // Runs that are judged together leave nothing out: one that knows nothing may have been the worst.
        if (IsJudgedTogether(matter) && matter.Head.Readings.Select(r => r.Evidence).OfType<Evidence.Unknown>().FirstOrDefault() is { } unknown) return AgainstEvidence.Unclear(matter, limit, unknown.Why);
        if (matter.Gate.Confidence.Observed && matter.Head.Readings[0].Evidence is not Evidence.Unknown) return AsObserved.Of(matter, limit);
        if (matter.Head.Readings[0].Evidence is not null) return AgainstEvidence.Of(matter, limit);
        if (matter.JudgedAsObserved) return AsObserved.Of(matter, limit);
        if (matter.Most < FewestForBounds) return Disturbed.Or(matter, AsObserved.Of(matter, limit));
        var values = matter.Head.Values;
        var scale = WorseUp.For(matter.Budget.HigherIsWorse, [limit], values);
        var finding = new AbsoluteRule(AbsoluteLimit.Of(limit, scale), matter.Most, matter.Beta).Decide(scale.Of(values));
        var (low, high) = (scale.Raw(finding.Interval.Low), scale.Raw(finding.Interval.High));
        var grounds = new Grounds
        {
            Rule = RuleNames.Of(finding.Basis),
            Count = finding.Count,
            Word = matter.Gate.Bound.Sampling.Word,
            Finding = finding,
            Interval = new(Math.Min(low, high), Math.Max(low, high)),
            Closeness = (finding.Interval.High - finding.Interval.Low) / 2 / Math.Abs(finding.Estimate - scale.Of(limit)),
            NeedsMore = finding is { Decision: Decision.Undecided, NextLook: not null },
        };
        return Disturbed.Or(matter, new(finding.Decision.Verdict(), scale.Raw(finding.Estimate), limit, grounds));
    }

    private static bool IsJudgedTogether(Matter matter) => matter.Head.Readings[0].Evidence is null || matter.Gate.Confidence.Observed && matter.Head.Readings[0].Evidence is not Evidence.Unknown;
}
