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
    public static Claim OfRatio(double allowance, double margin, double smallest) => Of(Math.Log(1 + allowance), Math.Log(1 + margin), Math.Log(1 + smallest));

    /// <summary>As shifts. A bound below zero asks for an improvement, which is either there or not.</summary>
    public static Claim Of(double bound, double margin, double smallest) =>
        new(bound >= 0 ? Math.Max(bound, margin) : bound, bound == 0 ? smallest : bound);
}
