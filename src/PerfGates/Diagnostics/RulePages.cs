namespace PerfGates.Diagnostics;

/// <summary>The sections of docs/diagnostics.md, which travels inside the engine so that it can be read offline.</summary>
internal static class RulePages
{
    /// <summary>The section of a code, heading included, without the blank lines around it; null if there is none.</summary>
    public static string? Section(string code)
    {
        var lines = Page().Split('\n');
        var start = Array.FindIndex(lines, l => l.StartsWith($"## {code} ", StringComparison.OrdinalIgnoreCase));
        if (start < 0) return null;
        // "# PG", because a line that begins with "# " may be a comment in an example.
        var end = Array.FindIndex(lines, start + 1, l => l.StartsWith("## PG", StringComparison.Ordinal) || l.StartsWith("# PG", StringComparison.Ordinal));
        return string.Join('\n', lines[start..(end < 0 ? lines.Length : end)]).Trim();
    }

    public static string Page()
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream("diagnostics.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
