using PerfGates.Statistics.Rules;

namespace PerfGates.Verdicts;

/// <summary>What rules say, in the words of verdicts and reports.</summary>
internal static class RuleNames
{
    public const string Exact = "exact";
    public const string Observed = "observed";
    public const string Exceedances = "exceedances";
    public const string Shares = "share bounds";
    public const string WindowMeans = "window means";
    public const string Bracket = "bracket";
    public const string Floors = "floors";

    public static Verdict Verdict(this Decision decision) => decision switch
    {
        Decision.Holds => Verdicts.Verdict.Pass,
        Decision.Exceeds => Verdicts.Verdict.Breach,
        Decision.Undecided => Verdicts.Verdict.Inconclusive,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(Basis basis) => basis switch
    {
        Basis.Observed => Observed,
        Basis.SignedRank => "signed rank",
        Basis.TBound => "t bound",
        Basis.JointRank => "joint rank",
        Basis.RankSum => "rank sum",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
