namespace PerfGates.Probes;

/// <summary>The smallest difference that a meter can tell: more than both the bytes (or other base units) and the share.</summary>
/// <param name="Units">In the base unit of the metric.</param>
/// <param name="Share">Of the value.</param>
internal readonly record struct Resolution(double Units, double Share)
{
    public bool Tells(double one, double other) => Math.Abs(one - other) > Math.Max(Units, Share * Math.Abs(one)) || (Units == 0 && Share == 0);
}
