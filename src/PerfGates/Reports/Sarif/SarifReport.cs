using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfGates.Reports.Sarif;

/// <summary><c>perfgates.sarif</c>: findings as SARIF 2.1.0 (OASIS), one run.</summary>
internal sealed class SarifReport : IReportFormat
{
    /// <summary>GitHub refuses a run with more (docs.github.com, "SARIF support for code scanning").</summary>
    public const int MostResults = 25_000;

    private const string RootName = "%SRCROOT%";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => "sarif";

    public string Help => "findings at their lines, for GitHub code scanning and editors";

    public IReadOnlyList<string> Files => ["perfgates.sarif"];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report)
    {
        var findings = ReportedFinding.Of(report);
        var shown = findings.Take(MostResults).ToList();
        var rules = new SarifRules(shown.Select(f => f.Diagnostic));
        var run = new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "PerfGates", ["version"] = report.Tool.Split(' ')[^1], ["rules"] = rules.Written() } },
            // Findings of one budget file must not be taken for what became of those of another one.
            ["automationDetails"] = new JsonObject { ["id"] = $"perfgates/{Uri(report.Relative(report.BudgetFile))}/" },
            ["originalUriBaseIds"] = new JsonObject { [RootName] = new JsonObject { ["description"] = Text("The root of the repository.") } },
            ["columnKind"] = "utf16CodeUnits",
            ["invocations"] = new JsonArray(Invocation(report, findings.Count - shown.Count)),
            ["results"] = new JsonArray([.. shown.Select(f => Result(report, f, rules))]),
        };
        var sarif = new JsonObject { ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json", ["version"] = "2.1.0", ["runs"] = new JsonArray(run) };
        return [new(Files[0], sarif.ToJsonString(Options) + "\n")];
    }

    private static JsonObject Invocation(ReportDocument report, int left)
    {
        var invocation = new JsonObject
        {
            ["executionSuccessful"] = report.Completed,
            ["startTimeUtc"] = Time(report.Started),
            ["endTimeUtc"] = Time(Ended(report)),
        };
        if (left > 0)
            invocation["toolExecutionNotifications"] = new JsonArray(new JsonObject
            {
                ["level"] = "warning",
                ["message"] = Text(string.Create(CultureInfo.InvariantCulture, $"The worst {MostResults} findings are here, {left} more are not; perfgates.json has all of them.")),
            });
        return invocation;
    }

    private static JsonObject Result(ReportDocument report, ReportedFinding finding, SarifRules rules)
    {
        var diagnostic = finding.Diagnostic;
        return new()
        {
            ["ruleId"] = diagnostic.Code,
            ["ruleIndex"] = rules.IndexOf(diagnostic.Code),
            ["level"] = SarifRules.Level(diagnostic.Severity),
            ["message"] = Text(diagnostic.Text),
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = Location(report.Relative(diagnostic.File)),
                    ["region"] = new JsonObject { ["startLine"] = Math.Max(diagnostic.Line, 1), ["startColumn"] = Math.Max(diagnostic.Column, 1) },
                },
            }),
            // GitHub looks at this one alone, and makes it of the text of the line where it is missing: a new limit would be a new finding.
            ["partialFingerprints"] = new JsonObject { ["primaryLocationLineHash"] = finding.Fingerprint },
        };
    }

    private static JsonObject Location(string path) => Path.IsPathRooted(path) ? new() { ["uri"] = $"file:///{Uri(path).TrimStart('/')}" } : new() { ["uri"] = Uri(path), ["uriBaseId"] = RootName };

    private static string Uri(string path) => string.Join('/', path.Replace('\\', '/').Split('/').Select(System.Uri.EscapeDataString));

    private static JsonObject Text(string text) => new() { ["text"] = text };

    // A report that somebody has edited may end after the last of days.
    private static DateTime Ended(ReportDocument report) => report.Started.AddSeconds(Math.Clamp(report.Elapsed, 0, Math.Max((DateTime.MaxValue - report.Started).TotalSeconds - 1, 0)));

    private static string Time(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
