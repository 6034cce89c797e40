using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PerfGates.Verdicts;

namespace PerfGates.Reports;

/// <summary>
/// A report as it is written, and the only thing that formats see: plain values in base units, nothing of the engine. What
/// is not a number is null. <c>perfgates.json</c> is this and nothing else, so that a file renders as the run did; its members
/// are described in docs/report.md. Within a schema members are only ever added: one that is missing is null or empty.
/// </summary>
/// <param name="Tool">"perfgates 1.0.0".</param>
/// <param name="Started">In UTC, to the second.</param>
/// <param name="Elapsed">Seconds.</param>
/// <param name="Completed">False when it was cancelled before every gate was judged.</param>
/// <param name="Root">Full path of the repository's folder, or of the budget file's where there is none: paths are shown from here.</param>
/// <param name="BudgetFile">Full path.</param>
/// <param name="Grade">Null if nothing was judged.</param>
/// <param name="Gates">In the order of running; empty if the budget file kept them from being run.</param>
/// <param name="Diagnostics">Of the budget file, then of the gates.</param>
internal sealed record ReportDocument(
    int Schema,
    string Tool,
    DateTime Started,
    double Elapsed,
    bool Completed,
    string? Root,
    string BudgetFile,
    ReportedEnvironment Environment,
    ReportedComparing Compare,
    int Seed,
    ReportedGrade? Grade,
    ReportedReadiness? Readiness,
    ReportedContext? Context,
    IReadOnlyList<ReportedGate> Gates,
    IReadOnlyList<ReportedDiagnostic> Diagnostics)
{
    public const int CurrentSchema = 1;

    /// <summary>"quick" or "full": how much the run was allowed to take; null: as the budget file says.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Profile { get; init; }

    [JsonIgnore]
    public int Errors => Diagnostics.Count(d => d.IsError);

    public int Count(Verdict verdict) => Gates.Count(g => g.Verdict == verdict);

    /// <summary>Counts first, worst first: "2 breaches, 1 inconclusive, 41 pass"; empty without gates.</summary>
    [JsonIgnore]
    public string Counts => Words.Counts(Count);

    /// <summary>What the build was told about one budget; empty for a pass.</summary>
    public IEnumerable<ReportedDiagnostic> About(ReportedGate gate, ReportedBudget budget) => About(gate).Where(d => d.IsAt(budget.Line, budget.Column));

    /// <summary>What it was told about a gate, its budgets included.</summary>
    public IEnumerable<ReportedDiagnostic> About(ReportedGate gate) => ByGate[gate.Name];

    /// <summary>Why a budget is as it is: what was said about it, else, if it is no pass, what was said about its gate alone.</summary>
    public IReadOnlyList<ReportedDiagnostic> Reasons(ReportedGate gate, ReportedBudget budget)
    {
        List<ReportedDiagnostic> own = [.. About(gate, budget)];
        return own.Count > 0 || budget.Verdict == Verdict.Pass ? own : [.. About(gate).Where(d => !gate.Budgets.Any(b => d.IsAt(b.Line, b.Column)))];
    }

    // Of a document with other diagnostics, made by "with", this one is out of date. A reference, because several formats ask at once.
    private Grouped? _byGate;

    private sealed record Grouped(IReadOnlyList<ReportedDiagnostic> All, ILookup<string, ReportedDiagnostic> ByGate);

    private ILookup<string, ReportedDiagnostic> ByGate
    {
        get
        {
            if (_byGate is not { } known || !ReferenceEquals(known.All, Diagnostics))
                _byGate = known = new(Diagnostics, Diagnostics.SelectMany(d => d.Gates.Distinct().Select(g => (Gate: g, Diagnostic: d))).ToLookup(d => d.Gate, d => d.Diagnostic));
            return known.ByGate;
        }
    }

    /// <summary>A path as seen from <see cref="Root"/>, with slashes; one outside of it as it is.</summary>
    public string Relative(string path) =>
        IsPath(Root) && IsPath(path) && Path.GetRelativePath(Root, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative) ? relative.Replace('\\', '/') : path;

    // Of a file that somebody has edited it may be none.
    private static bool IsPath([NotNullWhen(true)] string? text) => text is { Length: > 0 } && !text.Contains('\0', StringComparison.Ordinal);
}

/// <param name="Fingerprint">What timings depend on beside the program: name of the field → value.</param>
internal sealed record ReportedEnvironment(string System, string Architecture, string Runtime, int Processors, IReadOnlyDictionary<string, string> Fingerprint);

/// <param name="With">"baseline-file", or a git ref.</param>
/// <param name="Commit">That head was measured beside; null if none was.</param>
/// <param name="Margin">A part of one.</param>
/// <param name="Smallest">A part of one.</param>
internal sealed record ReportedComparing(string With, string? Commit, double Margin, double Smallest, int MaxPairs);

/// <param name="Score">0 to 100.</param>
/// <param name="Word">"excellent", "good", "fair", "poor".</param>
internal sealed record ReportedGrade(int Score, string Word);

/// <param name="Severity">"error", "warning" or "message".</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Text">One line, without its code.</param>
/// <param name="Gates">Whom it is about; empty for the budget file as a whole.</param>
internal sealed record ReportedDiagnostic(string Code, string Severity, string File, int Line, int Column, string Text, IReadOnlyList<string> Gates)
{
    [JsonIgnore]
    public bool IsError => Severity == "error";

    /// <summary>The text with the way to learn more.</summary>
    [JsonIgnore]
    public string Message => $"{Text} (perfgates explain {Code})";

    public bool IsAt(int line, int column) => Line == line && Column == column;
}
