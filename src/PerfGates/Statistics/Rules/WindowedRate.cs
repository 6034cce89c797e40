namespace PerfGates.Statistics.Rules;

/// <summary>What one round of windows says about their mean.</summary>
/// <param name="Windows">After merging: what the mean rests on.</param>
/// <param name="Low">The mean is below this with probability 3 % at most.</param>
/// <param name="High">The mean is above this with probability β at most.</param>
/// <param name="Interval">To print: β/2 on each side.</param>
internal sealed record WindowedRate(Decision Decision, int Windows, double Mean, double Low, double High, Interval Interval, Doubt Doubt)
{
    public static WindowedRate Unclear(IReadOnlyList<double> windows, Doubt doubt) =>
        new(Decision.Undecided, windows.Count, windows.Count == 0 ? double.NaN : windows.Average(), double.NegativeInfinity, double.PositiveInfinity, Interval.Unbounded, doubt);
}
