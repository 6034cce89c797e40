using PerfGates.Diagnostics;

namespace PerfGates.Probes;

/// <summary>Everything that was observed for the gates of a plan so far, by gate name.</summary>
internal sealed record Measurements(IReadOnlyDictionary<string, GateMeasurements> Gates)
{
    public static Measurements None { get; } = new(new Dictionary<string, GateMeasurements>());

    /// <summary>The commit that head was measured beside; null if none was.</summary>
    public string? BaseCommit { get; init; }

    public Measurements With(string gate, GateMeasurements measured) =>
        this with { Gates = new Dictionary<string, GateMeasurements>(Gates) { [gate] = measured } };
}

/// <param name="Rounds">In the order of running; empty if the gate was skipped or failed before its first run.</param>
/// <param name="Problems">What kept the gate, or part of it, from being measured; beyond what the runs themselves report.</param>
/// <param name="SkippedBecause">The requirement that is absent, for people; null if the gate was not skipped.</param>
internal sealed record GateMeasurements(IReadOnlyList<Round> Rounds, IReadOnlyList<Diagnostic> Problems, TimeSpan Elapsed, string? SkippedBecause = null)
{
    public static GateMeasurements Nothing { get; } = new([], [], TimeSpan.Zero);

    /// <summary>What the runs of head observed.</summary>
    public IEnumerable<Observations> Runs => Rounds.Select(r => r.Head);

    /// <summary>Runs that were taken again because the machine was disturbed meanwhile.</summary>
    public int Repeated { get; init; }

    /// <summary>The gate's time was up before every budget was decided.</summary>
    public bool OutOfTime { get; init; }

    /// <summary>Head and base are the same build, as where nothing but a test was changed.</summary>
    public bool IsOfOneBuild => Rounds.Count > 0 && Rounds.All(r => r.Base?.Build is { } build && build == r.Head.Build);

    public GateMeasurements With(Round round) => this with { Rounds = [.. Rounds, round] };

    /// <summary>Each problem once, although a case that fails does so in every run.</summary>
    public IReadOnlyList<Diagnostic> AllProblems => [.. Problems.Concat(Rounds.SelectMany(r => r.Head.Problems.Concat(r.Base?.Problems ?? []))).Distinct()];
}
