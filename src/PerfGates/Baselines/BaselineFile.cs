using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Baselines;

/// <summary>
/// The file of accepted values, beside the budget file and committed with it; docs/baselines.md describes it. Sorted,
/// one figure a line, so that a review shows what changed and accepting one gate changes no other line.
/// </summary>
internal static class BaselineFile
{
    public const int Version = 1;

    /// <summary>".perfbudget.yml" → ".perfbudget.baseline.json".</summary>
    public static string PathOf(string budgetFile) => Path.ChangeExtension(budgetFile, ".baseline.json");

    /// <summary>Never throws. After a problem the baseline lacks what it is about, and must not be judged by.</summary>
    public static Baseline Read(string text, string path, ICollection<Diagnostic> problems)
    {
        var source = new BaselineText(text, path);
        if (source.ConflictMark() is { } mark)
        {
            problems.Add(Rules.BaselineConflict.At(mark));
            return Baseline.None;
        }
        try
        {
            return new BaselineReader(source, problems).Read(JsonPart.Parse(source.Bytes));
        }
        catch (JsonException e)
        {
            problems.Add(Rules.BaselineSyntax.At(source.At(e.LineNumber ?? 0, e.BytePositionInLine ?? 0), FirstSentence(e.Message)));
        }
        catch (InvalidOperationException e)
        {
            problems.Add(Rules.BaselineSyntax.At(SourceSpan.StartOf(path), FirstSentence(e.Message)));
        }
        return Baseline.None;
    }

    public static string Write(Baseline baseline) => $$"""
        {
          "version": {{Version.ToString(CultureInfo.InvariantCulture)}},
          "environments": {{Mapping(2, baseline.Environments.Select(e => (e.Machine.Name, Environment(e))))}}
        }

        """.ReplaceLineEndings("\n");

    private static string Environment(BaselineEnvironment environment) => Block(4,
    [
        ("machine", Texts(6, environment.Machine.Fields)),
        ("gates", Mapping(6, environment.Gates.Select(g => (g.Key, Gate(g.Value))))),
    ]);

    private static string Gate(BaselineGate gate) => Block(8,
    [
        ("accepted", Block(10, [("tool", Text(gate.Accepted.Tool)), ("commit", Text(gate.Accepted.Commit)), ("date", Text(gate.Accepted.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))), ("reason", Text(gate.Accepted.Reason))])),
        ("facts", Texts(10, gate.Facts)),
        ("values", Lines(10, '[', ']', gate.Series
            .OrderBy(s => s.Kind, StringComparer.Ordinal).ThenBy(s => s.Subject, StringComparer.Ordinal).ThenBy(s => s.Metric, StringComparer.Ordinal).ThenBy(s => s.Dimension)
            .Select(Series))),
    ]);

    private static string Series(BaselineSeries series)
    {
        var unit = StoredFigure.UnitOf(series);
        QuantityText.TryUnit(unit, out var one, out _);
        var values = series.Values.Select(v => StoredFigure.Write(v, one, series.Exact));
        (string Key, string Value)[] members =
        [
            ("kind", Text(series.Kind)),
            .. series.Subject.Length > 0 ? [("subject", Text(series.Subject))] : Array.Empty<(string, string)>(),
            ("metric", Text(series.Metric)),
            ("unit", Text(unit)),
            series.Exact ? ("value", values.Single()) : ("runs", $"[{string.Join(", ", values)}]"),
        ];
        return $"{{ {string.Join(", ", members.Select(m => $"{Text(m.Key)}: {m.Value}"))} }}";
    }

    private static string Texts(int indent, IReadOnlyDictionary<string, string> texts) => Mapping(indent, texts.Select(t => (t.Key, Text(t.Value))));

    private static string Mapping(int indent, IEnumerable<(string Key, string Value)> members) => Block(indent, members.OrderBy(m => m.Key, StringComparer.Ordinal));

    private static string Block(int indent, IEnumerable<(string Key, string Value)> members) => Lines(indent, '{', '}', members.Select(m => $"{Text(m.Key)}: {m.Value}"));

    private static string Lines(int indent, char open, char close, IEnumerable<string> lines)
    {
        var (margin, all) = (new string(' ', indent), lines.ToList());
        return all.Count == 0 ? $"{open}{close}" : $"{open}\n{string.Join(",\n", all.Select(l => $"{margin}  {l}"))}\n{margin}{close}";
    }

    // Readable in a review: only what JSON itself needs is escaped. The file is never part of a page.
    private static string Text(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    // The first sentence says what is wrong, the others how to set options and where it is, which the position says better.
    private static string FirstSentence(string message) => message.Split(". ")[0].TrimEnd('.');
}
