using System.Text.Json.Serialization;
using PerfGates.Pictures;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Reports;

/// <summary>A judged gate as it is written.</summary>
/// <param name="Line">Of its name in the budget file, from 1.</param>
/// <param name="Grade">Null if all of it was skipped.</param>
/// <param name="Hints">Lines for people.</param>
/// <param name="Confidence">"95%" or "observed".</param>
/// <param name="Constraint">Null without one.</param>
/// <param name="Repeated">Runs that were taken again because they were disturbed.</param>
/// <param name="Runs">How many were judged.</param>
/// <param name="Elapsed">Seconds.</param>
/// <param name="Metrics">Of everything in <paramref name="Measured"/>: name → what it is.</param>
/// <param name="Measured">Everything that was measured, with or without a budget on it.</param>
/// <param name="Profile">Where its time went, where that was asked for; else null.</param>
internal sealed record ReportedGate(
    string Name,
    string Probe,
    Verdict Verdict,
    int Line,
    int Column,
    IReadOnlyList<string> Tags,
    ReportedGrade? Grade,
    IReadOnlyList<string> Hints,
    string Confidence,
    ReportedConstraint? Constraint,
    int Repeated,
    IReadOnlyList<ReportedDisturbance> Disturbances,
    int Runs,
    double Elapsed,
    IReadOnlyList<ReportedBudget> Budgets,
    IReadOnlyDictionary<string, ReportedMetric>? Metrics,
    IReadOnlyList<ReportedSubject> Measured,
    ReportedProfile? Profile)
{
    /// <summary>Of its first run; empty where there is nothing to look at.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];
}

/// <param name="Asked">As the budget file says it.</param>
internal sealed record ReportedConstraint(string Asked, IReadOnlyList<ReportedPressure> Runs);

/// <param name="Verified">What was read back of it.</param>
/// <param name="Doubt">Why it was not under what was asked; null if it was.</param>
internal sealed record ReportedPressure(IReadOnlyList<string> Verified, string? Doubt);

/// <summary>Of one run; the first three are parts of one.</summary>
internal sealed record ReportedDisturbance(double Steal, double Others, double Throttled, string? Complaint);

/// <param name="Unit">"s", "B", "1/s", "B/s", "ratio", "fps", "1"; null where nobody knows.</param>
/// <param name="Better">"lower", "higher"; null where the budget says it.</param>
/// <param name="Exact">The same each time it is measured.</param>
/// <param name="Shown">A column of the table of figures.</param>
internal sealed record ReportedMetric(string? Unit, string? Better, bool Exact, bool Shown);

/// <param name="Values">Metric → value in its base unit; null where it could not be measured.</param>
internal sealed record ReportedSubject(string Kind, string Name, IReadOnlyDictionary<string, double?> Values);

/// <summary>A judged budget as it is written.</summary>
/// <param name="Text">As in the budget file.</param>
/// <param name="Target">Null for the gate's own.</param>
/// <param name="Operator">"&lt;", "&lt;=", "&gt;", "&gt;=", "==".</param>
/// <param name="Severity">"error", or "warning" for one that only warns.</param>
/// <param name="Line">In the budget file, from 1.</param>
/// <param name="Unit">As of <see cref="ReportedMetric"/>.</param>
/// <param name="Score">0 to 100; null for what was skipped.</param>
/// <param name="Regression">Of a breach; else null.</param>
/// <param name="Subjects">What it was held against, the one that speaks for it first; empty when nothing was measured.</param>
internal sealed record ReportedBudget(
    string Text,
    ReportedTarget? Target,
    string Metric,
    string Operator,
    string Severity,
    Verdict Verdict,
    int Line,
    int Column,
    string? Unit,
    string? Better,
    bool Exact,
    double? Score,
    ReportedRegression? Regression,
    IReadOnlyList<JudgedAgainst> Subjects)
{
    [JsonIgnore]
    public bool OnlyWarns => Severity == "warning";

    [JsonIgnore]
    public JudgedAgainst? Worst => Subjects.Count > 0 ? Subjects[0] : null;

    /// <summary>"checkout: p95 &lt; 100ms"; without a target the expression alone. The name of the budget within its gate.</summary>
    [JsonIgnore]
    public string Title => Target is null ? Text : $"{Target.Name}: {Text}";

    /// <summary>"lower" or "higher": by its metric, else by its own operator; null where neither says.</summary>
    [JsonIgnore]
    public string? Wanted => Better ?? Operator switch { "<" or "<=" => "lower", ">" or ">=" => "higher", _ => null };

    /// <summary>A value of it for people: "131 ms"; "-" for none.</summary>
    public string Show(double? value) => value is { } known && ReportUnits.DimensionOf(Unit) is { } dimension ? QuantityText.Short(new(known, dimension)) : "-";
}

internal sealed record ReportedTarget(string Kind, string Name);

/// <param name="Severity">"critical", "high", "medium", "low".</param>
/// <param name="Action">What to do about it.</param>
internal sealed record ReportedRegression(string Severity, string Action);

/// <summary>One thing that a budget was held against.</summary>
/// <param name="Kind">"gate", "case", "file", …</param>
/// <param name="Name">Empty for the gate as a whole.</param>
/// <param name="Over">By which part of the limit the value is on the wrong side; negative: to spare; null for a limit of zero.</param>
/// <param name="Samples">One value per run, in order.</param>
/// <param name="Source">How it was measured, ready to print; null where nobody would ask.</param>
/// <param name="Cause">What explains the value, ready to print; null if nothing.</param>
internal sealed record JudgedAgainst(
    string Kind,
    string Name,
    Verdict Verdict,
    double? Value,
    double? Limit,
    double? Over,
    IReadOnlyList<double?> Samples,
    string? Source,
    string? Cause,
    ReportedEvidence Evidence);
