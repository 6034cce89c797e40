using Microsoft.Extensions.FileSystemGlobbing;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Bundle;

/// <summary>
/// A pattern for files as it is written, and the plain ones that it stands for: FileSystemGlobbing has no braces.
/// <code>
/// pattern = segment { "/" segment }
/// segment = "**" | { character | "*" | "{" alternative { "," alternative } "}" }
/// </code>
/// Letter case never counts, so that a budget file means the same on every system.
/// </summary>
internal sealed record FilePattern(Located<string> Written, IReadOnlyList<string> Plain)
{
    private const int MostAlternatives = 1000;

    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny("*?{}") >= 0;

    /// <summary>Null after a problem, which was reported.</summary>
    public static FilePattern? Read(Located<string> written, SettingsReader settings)
    {
        List<string> plain = [];
        var problem = Refusal(written.Value) ?? Expand(written.Value.Replace('\\', '/'), plain);
        if (problem is null) return new(written, plain);
        settings.Report(Rules.BadPattern.At(written.Span, written.Value, "file pattern", problem));
        return null;
    }

    public static Matcher Matcher(IEnumerable<string> include, IEnumerable<string> exclude)
    {
        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
        matcher.AddIncludePatterns(include);
        matcher.AddExcludePatterns(exclude);
        return matcher;
    }

    /// <summary>Those of the names below <paramref name="root"/> that match.</summary>
    public IReadOnlySet<string> Among(string root, IEnumerable<string> names) =>
        Matcher(Plain, []).Match(root, names).Files.Select(f => f.Path).ToHashSet();

    /// <summary>Whether a file with this extension, such as ".js", could ever match.</summary>
    public bool CanSelect(string extension) => Plain.Any(p =>
    {
        var end = p[(p.LastIndexOfAny(['/', '*']) + 1)..];
        var open = end.Length < p.Length && p[^(end.Length + 1)] == '*' || end.Length == 0;
        return end.EndsWith(extension, StringComparison.OrdinalIgnoreCase)
            || open && extension.EndsWith(end, StringComparison.OrdinalIgnoreCase);
    });

    private static string? Refusal(string text)
    {
        if (text.Length == 0) return "write a pattern such as **/*.js";
        if (text[0] == '!') return "leave files out with 'exclude'";
        if (text.Contains('?', StringComparison.Ordinal)) return "'?' is not supported; write * (any characters), ** (any folders) or {a,b}";
        if (text[0] is '/' or '\\' || Path.IsPathRooted(text)) return "patterns begin below 'path', without a leading '/'";
        return text.Split('/', '\\').Contains("..") ? "'..' leaves 'path'; begin 'path' further up" : null;
    }

    // The innermost braces first, so that nesting needs no recursion.
    private static string? Expand(string text, List<string> plain)
    {
        var pending = new Stack<string>([text.StartsWith("./", StringComparison.Ordinal) ? text[2..] : text]);
        while (pending.TryPop(out var next))
        {
            var close = next.IndexOf('}', StringComparison.Ordinal);
            var open = close < 0 ? next.IndexOf('{', StringComparison.Ordinal) : next.LastIndexOf('{', close);
            if (open < 0 && close < 0) plain.Add(next);
            else if (open < 0 || close < 0) return "a brace has no partner";
            else
                foreach (var alternative in next[(open + 1)..close].Split(',').Reverse())
                    pending.Push($"{next[..open]}{alternative}{next[(close + 1)..]}");
            if (plain.Count + pending.Count > MostAlternatives) return $"its braces stand for more than {MostAlternatives} patterns";
        }
        return null;
    }
}
