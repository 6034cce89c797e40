namespace PerfGates.Verdicts;

/// <summary>The verdict on one subject.</summary>
/// <param name="Value">What was judged, in the unit of the metric.</param>
/// <param name="Limit">Likewise; NaN where there is none to judge against.</param>
internal sealed record Ruling(Verdict Verdict, double Value, double Limit, Grounds Grounds);
