namespace PerfGates.Statistics.Rules;

/// <summary>What one round of windows says about their mean.</summary>
/// <param name="Windows">After merging: what the mean rests on.</param>
internal sealed record WindowedRate(Decision Decision, int Windows, double Mean, double Low, double High, Doubt Doubt)
{
    public static WindowedRate Unclear(IReadOnlyList<double> windows, Doubt doubt) =>
        new(Decision.Undecided, windows.Count, windows.Count == 0 ? double.NaN : windows.Average(), double.NegativeInfinity, double.PositiveInfinity, doubt);
}
