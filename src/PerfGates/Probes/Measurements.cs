using PerfGates.Diagnostics;

namespace PerfGates.Probes;

/// <summary>Everything that was observed for the gates of a plan so far, by gate name.</summary>
internal sealed record Measurements(IReadOnlyDictionary<string, GateMeasurements> Gates)
{
    public static Measurements None { get; } = new(new Dictionary<string, GateMeasurements>());

    public Measurements With(string gate, GateMeasurements measured) =>
        new(new Dictionary<string, GateMeasurements>(Gates) { [gate] = measured });
}

/// <param name="Runs">In the order of running; empty if the gate was skipped or failed before its first run.</param>
/// <param name="Problems">What kept the gate, or part of it, from being measured; beyond what the runs themselves report.</param>
/// <param name="SkippedBecause">The requirement that is absent, for people; null if the gate was not skipped.</param>
internal sealed record GateMeasurements(IReadOnlyList<Observations> Runs, IReadOnlyList<Diagnostic> Problems, TimeSpan Elapsed, string? SkippedBecause = null)
{
    public static GateMeasurements Nothing { get; } = new([], [], TimeSpan.Zero);

    public GateMeasurements With(Observations run) => this with { Runs = [.. Runs, run] };

    /// <summary>Each problem once, although a case that fails does so in every run.</summary>
    public IReadOnlyList<Diagnostic> AllProblems => [.. Problems.Concat(Runs.SelectMany(r => r.Problems)).Distinct()];
}
