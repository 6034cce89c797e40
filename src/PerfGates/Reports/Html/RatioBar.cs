using PerfGates.Verdicts;

namespace PerfGates.Reports.Html;

/// <summary>Head over base with its interval, against no change and against what is allowed.</summary>
internal static class RatioBar
{
    public static Markup Of(ReportedAgainst against, double? limit)
    {
        if (against.Ratio is not { } ratio) return Markup.None;
        double? allowed = limit is { } known && against.Base is { } compared && compared != 0 ? known / compared : null;
        double[] all = [1, .. new[] { ratio, against.RatioLow, against.RatioHigh, allowed }.OfType<double>().Where(double.IsFinite)];
        // No change is in the middle, so that the direction is seen at once.
        var reach = Math.Max(all.Max(v => Math.Abs(v - 1)) * 1.15, 0.01);
        var scale = new Scale(1 - reach, 1 + reach, false);
        var interval = against is { RatioLow: { } low, RatioHigh: { } high } ? $" ({BreachText.Change(low)} to {BreachText.Change(high)})" : "";
        var words = $"{BreachText.Change(ratio)}{interval} against {against.With}";
        return Markup.Of($"""
            <div class="strip ratio"><span>change</span><svg role="img" aria-label="{words}" viewBox="0 0 1000 20" preserveAspectRatio="none"><path class="t" d="M0 10H1000"/><path class="j" d="M500 0V20"/>{Markup.If(allowed is not null, $"<path class=\"l\" d=\"M{scale.At(allowed ?? 1)} 0V20\"/>")}{Interval(scale, against)}<path class="o" d="M{scale.At(ratio)} 10h0"/></svg></div>
            <p class="ends"><span>{BreachText.Change(1 - reach)}</span><span>no change</span><span>{BreachText.Change(1 + reach)}</span></p>

            """);
    }

    private static Markup Interval(Scale scale, ReportedAgainst against) => against is { RatioLow: { } low, RatioHigh: { } high }
        ? Markup.Of($"<path class=\"ci\" d=\"M{scale.At(low)} 6v8M{scale.At(low)} 10H{scale.At(high)}M{scale.At(high)} 6v8\"/>")
        : Markup.None;
}
