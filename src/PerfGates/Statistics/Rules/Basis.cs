namespace PerfGates.Statistics.Rules;

/// <summary>The kind of evidence behind a finding.</summary>
internal enum Basis
{
    /// <summary>Too few values to judge: the estimate as it is.</summary>
    Observed,
    SignedRank,
    TBound,
    JointRank,
    RankSum,
}
