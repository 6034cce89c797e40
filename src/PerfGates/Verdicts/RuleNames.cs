using PerfGates.Statistics.Rules;

namespace PerfGates.Verdicts;

/// <summary>How reports call what decided.</summary>
internal static class RuleNames
{
    public const string Exact = "exact";
    public const string Observed = "observed";

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
