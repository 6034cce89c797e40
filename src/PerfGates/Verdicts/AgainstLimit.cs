using PerfGates.Diagnostics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Verdicts;

/// <summary>Run values against a fixed limit, by <see cref="AbsoluteRule"/>.</summary>
internal static class AgainstLimit
{
    // One or two runs bound nothing: they are judged as they are, and the message says so.
    private const int FewestForBounds = 3;

    public static Ruling Of(Matter matter, double limit) => WithinMeter.Or(matter, ByRules(matter, limit));

    private static Ruling ByRules(Matter matter, double limit)
    {
        if (matter.Gate.Confidence.Observed && matter.Head.Readings[0].Evidence is not Probes.Evidence.Unknown) return AsObserved.Of(matter, limit);
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
}
