using System.Globalization;
using System.Text;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.HttpFile;

/// <summary>
/// Fills the variables of a .http file into its texts, and makes texts of a budget file of them. What the file itself
/// defines is filled in at once: as variables of the budget file, the environment could change them.
/// </summary>
/// <param name="named">Names of requests whose answers may be referred to.</param>
internal sealed class HttpFileText(IReadOnlyList<(string Name, string Value, int Line)> variables, IReadOnlySet<string> named, ICollection<Diagnostic> problems)
{
    private readonly HashSet<string> _undefined = [];

    /// <summary>What texts so far want of answers: request, name of the variable, where it is taken from.</summary>
    public HashSet<(string Request, string Variable, Yaml From)> Captures { get; } = [];

    public string Of(string text, SourceSpan span) => Filled(text, span, span.Line);

    private string Filled(string text, SourceSpan span, int line)
    {
        var filled = new StringBuilder();
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is var open and >= 0 && text.IndexOf("}}", open, StringComparison.Ordinal) is var close and > 0)
        {
            filled.Append(Yaml.Literal(text[at..open])).Append(Place(text[(open + 2)..close].Trim(), span, line));
            at = close + 2;
        }
        return filled.Append(Yaml.Literal(text[at..])).ToString();
    }

    private string Place(string inside, SourceSpan span, int line)
    {
        if (inside.StartsWith('$')) return Generated(inside.Split(' ', StringSplitOptions.RemoveEmptyEntries), span);
        if (Response(inside, span) is { } captured) return captured;
        var definitions = variables.Where(v => v.Name == inside).ToList();
        var (name, value, definedAt) = definitions.LastOrDefault(v => v.Line < line);
        if (name is null && line == span.Line) (name, value, definedAt) = definitions.FirstOrDefault();
        // A value refers to earlier lines only, so there are no circles.
        return name is not null ? Filled(value, span, definedAt) : Undefined(inside, $"'{inside}' is not defined in this file", span);
    }

    private string Undefined(string name, string why, SourceSpan span)
    {
        var variable = Interpolation.IsName(name) ? name : VariableName.Of(name);
        if (_undefined.Add(variable)) problems.Add(Rules.FillIn.At(span, why, $"set the environment variable '{variable}', or write its value in its place"));
        return $"${{{variable}}}";
    }

    private string Generated(string[] words, SourceSpan span)
    {
        switch (words)
        {
            case ["$guid" or "$uuid"] or ["$random.uuid"]: return "{{$guid}}";
            case ["$randomInt"]: return "{{$random 0..2147483647}}";
            // Whether the end counts is documented nowhere; without it no number is out of the range.
            case ["$randomInt", var from, var to] when Whole(from) is { } least && Whole(to) is { } end && least < end: return string.Create(CultureInfo.InvariantCulture, $"{{{{$random {least}..{end - 1}}}}}");
            case ["$datetime", "iso8601"]: return "{{$now}}";
            case ["$timestamp"] or ["$timestamp", ..] or ["$datetime", ..] or ["$localDatetime", ..]:
                problems.Add(Rules.LeftOut.At(span, $"'{string.Join(' ', words)}'", "{{$now}}, the time of sending as in 2026-01-31T12:00:00.000Z, stands in its place"));
                return "{{$now}}";
            case ["$processEnv", var name] when Interpolation.IsName(name): return $"${{{name}}}";
            case ["$dotenv", var name] when Interpolation.IsName(name): return Undefined(name, "files of the name .env are not read", span);
            default:
                problems.Add(Rules.LeftOut.At(span, $"'{string.Join(' ', words)}'", "no text is made in that way; its own words stand in its place"));
                return string.Join(' ', words);
        }
    }

    /// <summary>Null if the text is not about the answer of a request of this file.</summary>
    private string? Response(string inside, SourceSpan span)
    {
        var parts = inside.Split('.', 4);
        if (parts is not [var request, "response", var part, var path] || !named.Contains(request)) return null;
        Yaml? from = part switch
        {
            "body" => Capture.Json(path),
            "headers" => Capture.Header(path),
            _ => null,
        };
        if (from is null) return Undefined(inside, $"'{inside}' cannot be captured ({Capture.PathsRead})", span);
        var variable = VariableName.Of($"{request} {path}");
        Captures.Add((request, variable, from));
        return $"{{{{{variable}}}}}";
    }

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
}
