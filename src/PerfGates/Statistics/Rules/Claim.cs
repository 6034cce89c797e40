namespace PerfGates.Statistics.Rules;

/// <summary>
/// What a comparison of head with base may claim, as shifts in the scale of the values, larger being worse: exceeded
/// beyond <paramref name="ExceedsBeyond"/>, kept below <paramref name="HoldsBelow"/>. Between the two either is right.
/// </summary>
internal readonly record struct Claim(double ExceedsBeyond, double HoldsBelow)
{
    /// <summary>
    /// For logarithms. All three are shares: .05 is five percent worse. Without allowance the bound may be missed by
    /// less than <paramref name="smallest"/>; a difference up to <paramref name="margin"/> is never claimed.
    /// </summary>
    public static Claim OfRatio(double allowance, double margin, double smallest) =>
        new(Math.Log(1 + Math.Max(allowance, margin)), Math.Log(1 + (allowance > 0 ? allowance : smallest)));
}
