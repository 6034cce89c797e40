using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>Finds tabs where YAML wants spaces. YamlDotNet refuses some of them at a useless position and takes others.</summary>
internal static class TabbedLines
{
    /// <summary>The first tab that indents something, from a line on.</summary>
    public static SourceSpan? FirstFrom(SourceText source, int line)
    {
        for (; line <= source.Lines; line++)
            if (TabOf(source, line) is { } tab) return tab;
        return null;
    }

    /// <summary>Every tab that indents a line outside the given stretches of lines, where tabs are text or mere spacing.</summary>
    public static IEnumerable<SourceSpan> Outside(SourceText source, IReadOnlyCollection<(int First, int Last)> stretches)
    {
        var allowed = stretches.SelectMany(s => Enumerable.Range(s.First + 1, s.Last - s.First)).ToHashSet();
        for (var line = 1; line <= source.Lines; line++)
            if (!allowed.Contains(line) && TabOf(source, line) is { } tab) yield return tab;
    }

    private static SourceSpan? TabOf(SourceText source, int line)
    {
        var start = source.StartOfLine(line);
        var end = start;
        while (end < source.Text.Length && source.Text[end] is ' ' or '\t') end++;
        var indents = end < source.Text.Length && source.Text[end] is not ('\r' or '\n' or '#');
        var tab = source.Text.IndexOf('\t', start, end - start);
        return indents && tab >= 0 ? source.Span(tab, tab + 1) : null;
    }
}
