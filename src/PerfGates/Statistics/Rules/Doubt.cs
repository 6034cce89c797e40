namespace PerfGates.Statistics.Rules;

/// <summary>Why events or windows do not decide.</summary>
internal enum Doubt
{
    None,

    /// <summary>The bound lies within what the data leave open.</summary>
    Close,

    /// <summary>Even without one event above the bound so few would show nothing.</summary>
    TooFew,

    /// <summary>Fewer than 160 events, and neighbours resemble each other.</summary>
    FewAndDependent,

    /// <summary>The run is too short for its correlation: the longest stretches still resemble their neighbours.</summary>
    TooCorrelated,
}
