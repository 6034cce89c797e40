namespace PerfGates.Verdicts;

/// <summary>The verdict on one subject.</summary>
/// <param name="Value">What was judged, in the unit of the metric.</param>
/// <param name="Limit">Likewise; NaN where there is none to judge against.</param>
internal sealed record Ruling(Verdict Verdict, double Value, double Limit, Grounds Grounds)
{
    /// <summary>With the coins of the pairs that it rests on.</summary>
    public Ruling Thrown(IReadOnlyList<bool> baseFirst) => this with { Grounds = Grounds with { Against = Grounds.Against! with { BaseFirst = baseFirst } } };
}
