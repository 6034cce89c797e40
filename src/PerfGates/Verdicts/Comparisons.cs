using PerfGates.Budgets;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Statistics;
using PerfGates.Statistics.Rules;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>What a budget claims of head against base, in the scale that both are judged in.</summary>
/// <param name="Typical">The median of base, in the unit of the metric.</param>
internal sealed record Comparisons(WorseUp Scale, Claim Claim, double Factor, double Allowance, double Typical, IReadOnlyList<double> BaseValues)
{
    // Between two builds code shifts in memory, which moves what takes few instructions by up to this much. Two runs of one
    // build have one layout.
    private const double MarginOfTiny = 0.03;
    private const double TinySeconds = 100e-9;
    private const int FirstLook = 6;

    /// <summary>Without pairs, what drifts between the two is not cancelled.</summary>
    public const double MarginUnpaired = 0.02;

    /// <summary>Of pairs: the claim is made on those of the first look, and stays the same at all others.</summary>
    public static Comparisons Of(Matter matter, Limit.Baseline limit, PairedSeries pairs)
    {
        var first = Of(matter, limit.Factor, limit.Allowance, [.. pairs.Base.Take(FirstLook)], [.. pairs.Head.Take(FirstLook)]);
        var isLogarithmic = first.Scale.Logarithmic && pairs.Base.Concat(pairs.Head).All(v => v > 0);
        // A first zero far on: there is no logarithm of it, and all are looked at once more as they are.
        return (isLogarithmic == first.Scale.Logarithmic ? first : Of(matter, limit.Factor, limit.Allowance, pairs.Base, pairs.Head)) with { BaseValues = pairs.Base };
    }

    /// <param name="factor">What the limit multiplies base with.</param>
    /// <param name="allowance">What it adds, in the unit of the metric; the values are then compared as they are, not as ratios.</param>
    /// <param name="leastMargin">Whatever the file says.</param>
    public static Comparisons Of(Matter matter, double factor, double allowance, IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues, double leastMargin = 0)
    {
        var (comparing, worseAbove, typical) = (matter.Input.Plan.Comparing, matter.Budget.HigherIsWorse, Median.Of([.. baseValues]));
        var tiny = !comparing.MarginSaid && matter.Budget.Metric.Dimension == Dimension.Time && typical < TinySeconds && !matter.Measured.IsOfOneBuild;
        var margin = Math.Max(Math.Max(comparing.Margin, leastMargin), tiny ? MarginOfTiny : 0);
        var sign = worseAbove ? 1 : -1;
        var scale = WorseUp.For(worseAbove, baseValues, headValues);
        if (scale.Logarithmic && allowance == 0)
            return new(scale, Claim.Of(sign * Math.Log(factor), Math.Log(1 + margin), Math.Log(1 + comparing.Smallest)), factor, 0, typical, baseValues);
        var (size, bound) = (Math.Abs(typical), sign * ((factor - 1) * Math.Abs(typical) + allowance));
        // Of nothing there is no share: then anything above it is worse, and only nothing is not.
        if (size == 0 && bound == 0) return new(new(Logarithmic: false, worseAbove), Claim.Of(0, 0, double.Epsilon), factor, allowance, typical, baseValues);
        return new(new(Logarithmic: false, worseAbove), Claim.Of(bound, margin * size, comparing.Smallest * size), factor, allowance, typical, baseValues);
    }

    /// <param name="finding">Of this claim.</param>
    /// <param name="head">The median of head, in the unit of the metric.</param>
    public Ruling Ruling(Finding finding, double head, string with, Grounds grounds)
    {
        var shift = Scale.HigherIsWorse ? finding.Estimate : -finding.Estimate;
        var ends = Scale.HigherIsWorse ? finding.Interval : new(-finding.Interval.High, -finding.Interval.Low);
        // Base as the estimate sees it, so that the figures of a message agree with each other.
        var baseValue = Scale.Logarithmic ? head / Math.Exp(shift) : head - shift;
        var against = new Against(baseValue, RatioOf(shift), new(RatioOf(ends.Low), RatioOf(ends.High)), Worse(finding.Interval.High), with, BaseValues);
        return new(finding.Decision.Verdict(), head, baseValue * Factor + Allowance, grounds with { Finding = finding, Against = against, Rule = RuleNames.Of(finding.Basis), Count = finding.Count, Closeness = Closeness(finding, Claim) });
    }

    // To the farther of the two claims: one of them is nearer to being shown.
    private static double Closeness(Finding finding, Claim claim) =>
        (finding.Interval.High - finding.Interval.Low) / 2 / Math.Max(claim.HoldsBelow - finding.Estimate, finding.Estimate - claim.ExceedsBeyond);

    private double RatioOf(double shift) => Scale.Logarithmic ? Math.Exp(shift) : Typical == 0 ? double.NaN : (Typical + shift) / Typical;

    private double Worse(double high) => Scale.Logarithmic ? Math.Exp(high) - 1 : Typical == 0 ? double.NaN : high / Math.Abs(Typical);
}
