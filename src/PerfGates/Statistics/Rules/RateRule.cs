namespace PerfGates.Statistics.Rules;

/// <summary>A rate counted in windows of equal length against a limit, larger being worse: t bounds on windows merged until neighbours differ.</summary>
internal static class RateRule
{
    public const int FewestWindows = 10;

    /// <summary>One round; exceeds is a suspicion, as in <see cref="PercentileRule"/>.</summary>
    /// <param name="windows">Full windows in order of time; fewer than ten are undecided.</param>
    public static WindowedRate Round(IReadOnlyList<double> windows, double limit, double beta = PairedRule.DefaultBeta)
    {
        if (windows.Count < FewestWindows) return WindowedRate.Unclear(windows, Doubt.TooFew);
        var merged = windows;
        while (VonNeumann.Likeness(merged) >= VonNeumann.Loud)
        {
            merged = VonNeumann.Merged(merged);
            if (merged.Count < FewestWindows) return Drifting(windows, limit, beta);
        }
        var leftover = VonNeumann.Leftover(merged);
        var low = TBound.Lower(merged, PercentileRule.SuspicionAlpha, leftover);
        var high = TBound.Upper(merged, beta, leftover);
        var decision = low > limit ? Decision.Exceeds : high <= limit ? Decision.Holds : Decision.Undecided;
        return new(decision, merged.Count, windows.Average(), low, high, new(TBound.Lower(merged, beta / 2, leftover), TBound.Upper(merged, beta / 2, leftover)), decision == Decision.Undecided ? Doubt.Close : Doubt.None);
    }

    // Even a drift, where every window is far on the good side.
    private static WindowedRate Drifting(IReadOnlyList<double> windows, double limit, double beta)
    {
        var unclear = WindowedRate.Unclear(windows, Doubt.TooCorrelated);
        return windows.All(w => Math.Sign(w) == Math.Sign(limit)) && FarBelow.Holds([.. windows.Select(Scaled)], Scaled(limit), 0.95, beta) ? unclear with { Decision = Decision.Holds, Doubt = Doubt.None } : unclear;

        // Rates are judged with their sign turned: the logarithm has it too, so that larger stays worse.
        static double Scaled(double value) => Math.Sign(value) * Math.Log(Math.Abs(value));
    }
}
