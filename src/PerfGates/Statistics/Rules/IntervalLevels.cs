namespace PerfGates.Statistics.Rules;

/// <summary>At which levels an interval is printed beside a decision, so that the two never contradict each other.</summary>
internal static class IntervalLevels
{
    /// <summary>The usual level, but at the end that the decision is about not less than what it was decided at.</summary>
    public static Levels Widened(this Decision decision, double usual, double alpha, double beta) => decision switch
    {
        Decision.Exceeds => new(Math.Max(usual, alpha), usual),
        Decision.Holds => new(usual, Math.Max(usual, beta)),
        _ => Levels.Both(usual),
    };
}
