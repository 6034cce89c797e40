using System.Text.Json.Nodes;
using PerfGates.Diagnostics;

namespace PerfGates.Reports.Sarif;

/// <summary>The rules that findings name, each once, with the help of docs/diagnostics.md: readers have it without a network.</summary>
internal sealed class SarifRules(IEnumerable<ReportedDiagnostic> diagnostics)
{
    private readonly string[] _codes = [.. diagnostics.Select(d => d.Code).Distinct().Order(StringComparer.Ordinal)];

    public int IndexOf(string code) => Array.BinarySearch(_codes, code, StringComparer.Ordinal);

    public JsonArray Written() => new([.. _codes.Select(Written)]);

    public static string Level(string severity) => severity switch { "error" => "error", "warning" => "warning", _ => "note" };

    private static JsonObject Written(string code)
    {
        var written = new JsonObject { ["id"] = code };
        // A report of another version may name a code that this one does not know.
        if (Rules.All.FirstOrDefault(r => r.Code == code) is not { } rule) return written;
        written["name"] = Pascal(rule.Title);
        written["shortDescription"] = new JsonObject { ["text"] = rule.Title };
        written["help"] = new JsonObject { ["text"] = $"{rule.Title}. 'perfgates explain {code}' says what to do.", ["markdown"] = RulePages.Section(code) };
        written["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity.ToString().ToLowerInvariant()) };
        written["properties"] = new JsonObject { ["tags"] = new JsonArray("performance") };
        return written;
    }

    private static string Pascal(string title) =>
        string.Concat(title.Split(' ').Select(w => string.Concat(w.Where(char.IsAsciiLetterOrDigit))).Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}
