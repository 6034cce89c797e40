namespace PerfGates.Verdicts;

internal enum Verdict
{
    /// <summary>The limit holds.</summary>
    Pass,

    /// <summary>A stated requirement is absent.</summary>
    Skipped,

    /// <summary>Measured, but the data cannot tell.</summary>
    Inconclusive,

    /// <summary>The probe could not measure.</summary>
    Unmeasured,

    /// <summary>The limit is exceeded.</summary>
    Breach,
}
