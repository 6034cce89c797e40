namespace PerfGates.Statistics.Rules;

/// <summary>
/// A limit in the scale of the values, larger being worse, with the distances from it that matter: a median must lie
/// beyond <paramref name="Margin"/> to exceed it, a mean beyond <paramref name="Clear"/> to do so early.
/// </summary>
internal readonly record struct AbsoluteLimit(double Value, double Margin, double Clear)
{
    /// <summary>1 % and 10 % of the limit; as ratios where the scale has them.</summary>
    public static AbsoluteLimit Of(double raw, WorseUp scale) => scale.Logarithmic
        ? new(scale.Of(raw), Math.Log(1.01), Math.Log(1.1))
        : new(scale.Of(raw), 0.01 * Math.Abs(raw), 0.1 * Math.Abs(raw));
}
