using PerfGates.Baselines;
using PerfGates.Diagnostics;
using PerfGates.Pictures;
using PerfGates.Probes;
using PerfGates.Resources;
using PerfGates.Verdicts;

namespace PerfGates.Recordings;

/// <summary>All that one run has measured, to be judged again elsewhere; what <see cref="RecordingFile"/> writes, as docs/recording.md describes it.</summary>
/// <param name="Tool">The version of PerfGates that measured.</param>
/// <param name="Started">In UTC.</param>
/// <param name="Elapsed">In seconds.</param>
/// <param name="BaseCommit">That head was measured beside; null if none was.</param>
/// <param name="Gates">In the order of running.</param>
internal sealed record Recording(int Version, string Tool, DateTimeOffset Started, double Elapsed, int Seed, RecordedMachine Machine, string? BaseCommit, IReadOnlyList<RecordedGate> Gates)
{
    public const int CurrentVersion = 1;

    public RecordedGate? Find(string gate) => Gates.FirstOrDefault(g => g.Name == gate);
}

/// <param name="Fingerprint">What timings depend on beside the program.</param>
internal sealed record RecordedMachine(string System, string Architecture, string Runtime, int Processors, IReadOnlyDictionary<string, string> Fingerprint)
{
    public static RecordedMachine Of(MachineSummary summary, Fingerprint fingerprint) => new(summary.System, summary.Architecture, summary.Runtime, summary.Processors, fingerprint.Fields);

    public MachineSummary Summary => new(System, Architecture, Runtime, Processors);
}

/// <param name="Probe">Its key in the budget file.</param>
/// <param name="Elapsed">In seconds.</param>
internal sealed record RecordedGate(string Name, string Probe, string? SkippedBecause, double Elapsed, int Repeated, bool OutOfTime, IReadOnlyList<RecordedProblem> Problems, IReadOnlyList<RecordedRound> Rounds)
{
    public static RecordedGate Of(string name, string probe, GateMeasurements measured) => new(
        name, probe, measured.SkippedBecause, measured.Elapsed.TotalSeconds, measured.Repeated, measured.OutOfTime, RecordedProblem.Of(measured.Problems), [.. measured.Rounds.Select(RecordedRound.Of)]);

    /// <param name="at">Where the gate stands in the budget file that is judged by now.</param>
    public GateMeasurements Measured(SourceSpan at) => new([.. Rounds.Select(r => r.Round(at))], [.. Problems.Select(p => p.At(at))], TimeSpan.FromSeconds(Elapsed), SkippedBecause) { Repeated = Repeated, OutOfTime = OutOfTime };
}

internal sealed record RecordedRound(RecordedRun Head, RecordedRun? Base, IReadOnlyList<SubjectKey> BaseFirst, Disturbance Disturbance, IReadOnlyList<SubjectKey> NotAsked, PressureSeen? Pressure)
{
    public static RecordedRound Of(Round round) =>
        new(RecordedRun.Of(round.Head), round.Base is null ? null : RecordedRun.Of(round.Base), [.. round.BaseFirst], round.Disturbance, [.. round.NotAsked], round.Pressure);

    public Round Round(SourceSpan at) => new(Head.Observed(at), Base?.Observed(at), BaseFirst.ToHashSet(), Disturbance, NotAsked.ToHashSet()) { Pressure = Pressure };
}

/// <param name="Subjects">Without the figures that <paramref name="Resources"/> give.</param>
internal sealed record RecordedRun(IReadOnlyList<Subject> Subjects, IReadOnlyList<RecordedProblem> Problems, IReadOnlyDictionary<string, string> Facts, string? Build, ResourceRecord? Resources)
{
    /// <summary>What its probe had to show.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    public static RecordedRun Of(Observations observed) => new(
        observed.Resources is { } record ? [.. observed.Subjects.Select(s => Own(s, ResourceFigures.Of(record).Values))] : observed.Subjects,
        RecordedProblem.Of(observed.Problems), observed.Facts, observed.Build, observed.Resources)
    {
        Pictures = observed.Pictures,
    };

    public Observations Observed(SourceSpan at) => new(Subjects, [.. Problems.Select(p => p.At(at))]) { Facts = Facts, Build = Build, Resources = Resources, Pictures = Pictures };

    // What was made of the timelines is made of them anew; a figure of the probe's own, of the same name, is another one.
    private static Subject Own(Subject subject, IReadOnlyDictionary<string, Reading> made) =>
        subject with { Values = subject.Values.Where(v => !(made.TryGetValue(v.Key, out var same) && same.Value.Equals(v.Value.Value) && same.Source == v.Value.Source)).ToDictionary() };
}

/// <summary>A complaint without its place, which was in another file or in this one as it was then.</summary>
internal sealed record RecordedProblem(string Code, Severity Severity, string Text)
{
    // These are about budgets, and so are looked for anew.
    private static readonly Rule[] OfBudgets = [Rules.ResourceUnobserved, Rules.LimitAboveCard];

    public static IReadOnlyList<RecordedProblem> Of(IEnumerable<Diagnostic> problems) => [.. problems.Where(p => !OfBudgets.Contains(p.Rule)).Select(p => new RecordedProblem(p.Code, p.Severity, p.Text))];

    /// <summary>Whether this version has such a code.</summary>
    public bool IsKnown => Rules.All.Any(r => r.Code == Code);

    public Diagnostic At(SourceSpan span) => new(Rules.All.Single(r => r.Code == Code), Severity, span, Text);
}
