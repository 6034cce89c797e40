using PerfGates.Statistics;

namespace PerfGates.Reports.Comparison;

/// <summary>What may be said of a figure in two reports.</summary>
internal enum Change
{
    Worse,

    /// <summary>Too little is known to say more than the two values do.</summary>
    CannotTell,

    /// <summary>Another value, and nothing says which side is better.</summary>
    Changed,

    Better,

    /// <summary>Exactly equal, or as near as a smallest regression that would be looked for.</summary>
    Same,
}

/// <summary>One figure in both reports.</summary>
/// <param name="Ratio">Now over then; null where one is missing or then was zero.</param>
/// <param name="Ratios">The interval of the ratio; null where none can be given.</param>
/// <param name="Why">Why it cannot be told; else null.</param>
internal sealed record ComparedFigure(FigurePlace Place, FigureOfAReport Then, FigureOfAReport Now, Change Change, double? Ratio, Interval? Ratios, string? Why)
{
    /// <summary>Worse first, then what cannot be told, better ones, and the same last.</summary>
    public int Rank => (int)Change;

    /// <summary>By which factor it is worse, as a logarithm; of what has no ratio the largest.</summary>
    public double Worsening => Ratio is not { } ratio || ratio <= 0 ? double.PositiveInfinity : Now.Better switch { "lower" => Math.Log(ratio), "higher" => -Math.Log(ratio), _ => Math.Abs(Math.Log(ratio)) };
}
