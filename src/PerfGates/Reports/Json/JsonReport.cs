using System.Text.Json;
using System.Text.Json.Nodes;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Reports.Json;

/// <summary>
/// <c>perfgates.json</c>: everything, in base units (seconds, bytes, parts of one, per second). Members are only ever
/// added within a schema version; readers ignore those they do not know. The schema is described in docs/report.md.
/// </summary>
internal static class JsonReport
{
    public const int Schema = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Render(Report report) => new JsonObject
    {
        ["schema"] = Schema,
        ["tool"] = $"perfgates {report.ToolVersion}",
        ["started"] = report.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["elapsed"] = Math.Round(report.Elapsed.TotalSeconds, 3),
        ["completed"] = report.Completed,
        ["budgetFile"] = report.BudgetFile,
        ["environment"] = new JsonObject
        {
            ["system"] = report.Machine.System,
            ["architecture"] = report.Machine.Architecture,
            ["runtime"] = report.Machine.Runtime,
            ["processors"] = report.Machine.Processors,
            ["fingerprint"] = new JsonObject(report.Fingerprint.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)JsonValue.Create(f.Value)))),
        },
        ["compare"] = new JsonObject
        {
            ["with"] = report.Comparing.Ref?.Value ?? Comparing.BaselineFile,
            ["commit"] = report.BaseCommit,
            ["margin"] = report.Comparing.Margin,
            ["smallest"] = report.Comparing.Smallest,
            ["maxPairs"] = report.Comparing.MaxPairs,
        },
        ["seed"] = report.Seed,
        ["grade"] = Grade(report.Grade),
        ["gates"] = Array(report.Gates, Gate),
        ["diagnostics"] = Array(report.Diagnostics, Diagnosed),
    }.ToJsonString(Indented) + "\n";

    private static JsonObject Gate(JudgedGate judged) => new()
    {
        ["name"] = judged.Gate.Name.Value,
        ["probe"] = judged.Gate.Probe,
        ["verdict"] = Words.Of(judged.Verdict),
        ["line"] = judged.Gate.Name.Span.Line,
        ["column"] = judged.Gate.Name.Span.Column,
        ["tags"] = Array(judged.Gate.Tags, t => JsonValue.Create(t)),
        ["grade"] = Grade(judged.Grade),
        ["hints"] = Array(judged.Hints, h => JsonValue.Create(h)),
        ["confidence"] = judged.Gate.Confidence.Text,
        ["constraint"] = judged.Gate.Constraint is { } constraint
            ? new JsonObject { ["asked"] = constraint.Text, ["runs"] = Array(judged.Pressure, p => new JsonObject { ["verified"] = Array(p.Verified, v => JsonValue.Create(v)), ["doubt"] = p.Doubt }) }
            : null,
        ["repeated"] = judged.Repeated,
        ["disturbances"] = Array(judged.Disturbances, d => new JsonObject { ["steal"] = Math.Round(d.Steal, 4), ["others"] = Math.Round(d.Others, 4), ["throttled"] = Math.Round(d.Throttled, 4), ["complaint"] = d.Complaint }),
        ["runs"] = judged.Runs,
        ["elapsed"] = Math.Round(judged.Elapsed.TotalSeconds, 3),
        ["budgets"] = Array(judged.Budgets, Budget),
        ["measured"] = Array(judged.Measured, s => new JsonObject
        {
            ["kind"] = s.Kind,
            ["name"] = s.Name,
            ["values"] = new JsonObject(s.Figures.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)EvidenceJson.Number(f.Value)))),
        }),
    };

    private static JsonObject Budget(JudgedBudget judged)
    {
        var (item, metric) = (judged.Budget.Item, judged.Budget.Metric);
        return new()
        {
            ["text"] = item.Expression.Text,
            ["target"] = judged.Budget.Target is { } target ? new JsonObject { ["kind"] = target.Kind, ["name"] = target.Name } : null,
            ["metric"] = metric.Name,
            ["operator"] = item.Expression.Comparison.Symbol(),
            ["severity"] = item.Severity == Severity.Error ? "error" : "warning",
            ["verdict"] = Words.Of(judged.Verdict),
            ["line"] = item.Span.Line,
            ["column"] = item.Span.Column,
            ["unit"] = Unit(metric.Dimension ?? judged.Worst?.Limit.Dimension),
            ["better"] = metric.Better switch { Direction.LowerIsBetter => "lower", Direction.HigherIsBetter => "higher", _ => null },
            ["exact"] = metric.Nature == Nature.Exact,
            ["score"] = judged.Score is { } score ? Math.Floor(score) : null,
            ["regression"] = judged.Regression is { } regression ? new JsonObject { ["severity"] = regression.ToString().ToLowerInvariant(), ["action"] = regression.Action() } : null,
            ["subjects"] = Array(judged.Subjects, Subject),
        };
    }

    private static JsonObject Subject(JudgedSubject subject) => new()
    {
        ["kind"] = subject.Kind,
        ["name"] = subject.Name,
        ["verdict"] = Words.Of(subject.Verdict),
        ["value"] = EvidenceJson.Number(subject.Value),
        ["limit"] = EvidenceJson.Number(subject.Limit.Value),
        ["over"] = EvidenceJson.Number(subject.Overshoot),
        ["samples"] = Array(subject.Samples, s => EvidenceJson.Number(s)),
        ["source"] = subject.Source,
        ["cause"] = subject.Cause,
        ["evidence"] = EvidenceJson.Of(subject.Grounds),
    };

    private static JsonObject? Grade(Grade? grade) => grade is { } known ? new() { ["score"] = known.Score, ["word"] = known.Word } : null;

    private static JsonObject Diagnosed(Diagnostic diagnostic) => new()
    {
        ["code"] = diagnostic.Code,
        ["severity"] = diagnostic.Severity.ToString().ToLowerInvariant(),
        ["file"] = diagnostic.Span.File,
        ["line"] = diagnostic.Span.Line,
        ["column"] = diagnostic.Span.Column,
        ["text"] = diagnostic.Text,
    };

    private static string? Unit(Dimension? dimension) => dimension switch
    {
        Dimension.Time => "s",
        Dimension.Size => "B",
        Dimension.Rate => "1/s",
        Dimension.DataRate => "B/s",
        Dimension.Share => "ratio",
        Dimension.Frequency => "fps",
        Dimension.Number => "1",
        _ => null,
    };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> render) => new([.. items.Select(render)]);
}
