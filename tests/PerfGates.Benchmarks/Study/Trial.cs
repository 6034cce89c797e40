namespace PerfGates.Benchmarks.Study;

/// <summary>Two arms of which nobody meant to change anything, in the order they were measured; larger is worse.</summary>
/// <param name="Base">At least one value, the latest last.</param>
/// <param name="Head">At least one value.</param>
/// <param name="IsNull">Whether the arms are known to be the same. If not, an alarm is false when the values after it do not keep it up.</param>
/// <param name="Build">What was compared in one go.</param>
/// <param name="TrueRatio">Of head to base, where known.</param>
internal sealed record Trial(double[] Base, double[] Head, bool IsNull, string Build, double TrueRatio = 1)
{
    /// <summary>What a rule may see; the last values of an unknown history only tell whether an alarm stays.</summary>
    public double[] Judged => IsNull ? Head : Head[..^HistoryRecording.After];

    public Trial Worse(double share) => this with { Head = [.. Head.Select(v => v * (1 + share))] };
}

/// <summary>Trials of one kind from one recording.</summary>
internal sealed record TrialSet(string Name, string About, TrialKind Kind, IReadOnlyList<Trial> Trials)
{
    /// <summary>Both arms of a trial are one build: code lies in memory as it did.</summary>
    public bool SameBuild { get; init; } = true;
}

/// <summary>Which rules a set of trials suits.</summary>
internal enum TrialKind
{
    /// <summary>Two samples of runs.</summary>
    Samples,

    /// <summary>One value per build after its predecessors.</summary>
    History,

    /// <summary>The same of sessions, one value each.</summary>
    Medians,

    /// <summary>Runs against a limit, the only value of base, which is their true median.</summary>
    Limits,

    /// <summary>Many samples at once, of which one may have changed.</summary>
    Builds,
}
