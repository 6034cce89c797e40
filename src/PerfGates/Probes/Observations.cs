using PerfGates.Diagnostics;

namespace PerfGates.Probes;

/// <summary>What one run of a gate observed. Problems make the metrics that they leave out unmeasured.</summary>
internal sealed record Observations(IReadOnlyList<Subject> Subjects, IReadOnlyList<Diagnostic> Problems)
{
    /// <summary>
    /// What the figures depend on beside the machine: versions of runtime, encoder, tool. Exact figures are compared
    /// with stored ones only where these are equal.
    /// </summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>The same for the same machine code, laid out in memory in the same way; null where nobody knows.</summary>
    public string? Build { get; init; }

    /// <summary>The servers that it used were broken by it, as by a search for the load that breaks them: whoever comes next gets fresh ones.</summary>
    public bool LeavesServersBroken { get; init; }

    /// <summary>What was seen of memory, processor and other resources meanwhile; null where nobody asked.</summary>
    public Resources.ResourceRecord? Resources { get; init; }

    /// <summary>What its probe has to show, beside what can be made of the rest.</summary>
    public IReadOnlyList<Pictures.Picture> Pictures { get; init; } = [];

    public static Observations Failed(params Diagnostic[] problems) => new([], problems);
}

/// <summary>A concrete thing that was measured: the gate as a whole, one benchmark case, one file.</summary>
/// <param name="Kind">"gate" or the kind of the target that it belongs to; with <paramref name="Name"/> unique within a run.</param>
/// <param name="Name">Empty for the gate as a whole.</param>
/// <param name="Carriers">
/// Whose budgets apply to it: names of <see cref="Target"/>s of its kind; <see cref="GateCarrier"/> for the gate's own.
/// </param>
/// <param name="Values">Metric name → value in the base unit of its dimension. A metric
/// that is absent is none of this subject's; one that the subject has and that could not be measured is NaN.</param>
internal sealed record Subject(string Kind, string Name, IReadOnlyList<string> Carriers, IReadOnlyDictionary<string, Reading> Values)
{
    public const string GateCarrier = "";

    public SubjectKey Key => new(Kind, Name);

    public static Subject Gate(IReadOnlyDictionary<string, Reading> values) => new("gate", "", [GateCarrier], values);
}

/// <summary>One value of one metric in one run.</summary>
/// <param name="Dimension">Set where the metric itself does not know it.</param>
/// <param name="Cause">What explains the value, ready to print after a breach: "largest: app.js 412 kB"; null if unknown.</param>
internal readonly record struct Reading(double Value, Units.Dimension? Dimension = null, string? Cause = null)
{
    /// <summary>Where one run saw enough to bound the value by itself; else null.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>Where the true value lies, where the meter may have missed some of it; null: the value is the value.</summary>
    public MeterRange? Range { get; init; }

    /// <summary>Where it comes from, ready to print: "NVML sum of 2 processes, 1204 samples, longest gap 31 ms"; null where nobody would ask.</summary>
    public string? Source { get; init; }

    /// <summary>What it is made of; null where nobody knows, or it is one thing.</summary>
    public IReadOnlyList<Part>? Parts { get; init; }

    /// <summary>Which side the measured program itself calls better; null if it did not say.</summary>
    public Direction? Better { get; init; }
}
