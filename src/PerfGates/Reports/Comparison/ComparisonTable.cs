using System.Globalization;
using System.Text;
using PerfGates.Statistics;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Reports.Comparison;

/// <summary>A comparison for people: what differs between the machines first, then a row a figure, then what only one has.</summary>
internal static class ComparisonTable
{
    private static readonly string[] Header = ["gate", "figure", "then", "now", "change", ""];

    public static string Text(ReportComparison compared)
    {
        var text = new StringBuilder(Counts(compared)).Append('\n');
        foreach (var line in Differences(compared)) text.Append("  ").Append(line).Append('\n');
        if (Rows(compared) is { Count: > 0 } rows)
        {
            text.Append('\n');
            rows.Insert(0, Header);
            int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => rows.Max(r => r[column].Length))];
            foreach (var row in rows) text.Append("  ").Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }
        if (Only(compared).ToList() is { Count: > 0 } only) text.Append('\n');
        else return text.ToString();
        foreach (var line in only) text.Append("  ").Append(line).Append('\n');
        return text.ToString();
    }

    public static string Markdown(ReportComparison compared)
    {
        var text = new StringBuilder("**").Append(Escaped(Counts(compared))).Append("**\n");
        foreach (var line in Differences(compared)) text.Append("\n> ").Append(Escaped(line)).Append('\n');
        if (Rows(compared) is { Count: > 0 } rows)
        {
            text.Append("\n| gate | figure | then | now | change | |\n|---|---|---:|---:|---:|---|\n");
            foreach (var row in rows) text.Append("| ").AppendJoin(" | ", row.Select(Escaped)).Append(" |\n");
        }
        if (Only(compared).ToList() is { Count: > 0 } only) text.Append('\n');
        else return text.ToString();
        foreach (var line in only) text.Append("- ").Append(Escaped(line)).Append('\n');
        return text.ToString();
    }

    private static string Counts(ReportComparison compared)
    {
        var counts = compared.Figures.CountBy(f => f.Change).OrderBy(c => c.Key).Select(c => $"{c.Value} {Word(c.Key)}");
        return compared.Figures.Count == 0 ? "No figure is in both reports." : $"Of {(compared.Figures.Count == 1 ? "1 figure" : $"{compared.Figures.Count} figures")}: {string.Join(", ", counts)}.";
    }

    private static IEnumerable<string> Differences(ReportComparison compared)
    {
        if (compared.Machine.Count > 0) yield return "The machines differ, so what varies from run to run is shown and not judged:";
        foreach (var difference in compared.Machine) yield return $"{difference.Field}: '{difference.There}' then, '{difference.Here}' now";
    }

    // What is the same is counted above, and would only be in the way here.
    private static List<string[]> Rows(ReportComparison compared) =>
        [.. compared.Figures.Where(f => f.Change != Change.Same && (f.Why is null || f.Then.Value != f.Now.Value)).Select(f => (string[])[f.Place.Gate, Name(f.Place), .. Show(f), Changed(f), Said(f)])];

    private static string Name(FigurePlace place) => place.Subject.Length > 0 ? $"{place.Subject}: {place.Metric}" : place.Metric;

    // Two sizes that look alike when they are rounded are shown to the byte.
    private static string[] Show(ComparedFigure figure) => Show(figure.Then, QuantityText.Short) is var then && Show(figure.Now, QuantityText.Short) is var now && (then != now || figure.Then.Value == figure.Now.Value)
        ? [then, now]
        : [Show(figure.Then, QuantityText.Format), Show(figure.Now, QuantityText.Format)];

    private static string Show(FigureOfAReport figure, Func<Quantity, string> write) =>
        figure.Value is { } value ? ReportUnits.DimensionOf(figure.Unit) is { } dimension ? write(new(value, dimension)) : value.ToString("G6", CultureInfo.InvariantCulture) : "-";

    private static string Changed(ComparedFigure figure) => figure.Ratio is not { } ratio ? "" : ratio != 1 && Math.Abs(ratio - 1) < 0.0005 ? "<0.1 %" : BreachText.Change(ratio);

    private static string Said(ComparedFigure figure) =>
        Word(figure.Change) + (figure.Ratios is { } interval ? $" ({Ends(interval)})" : "") + (figure.Why is { } why ? $": {why}" : "");

    private static string Ends(Interval interval) => (double.IsFinite(interval.Low) && interval.Low > 0, double.IsFinite(interval.High)) switch
    {
        (true, true) => $"{BreachText.Change(interval.Low)} to {BreachText.Change(interval.High)}",
        (true, false) => $"from {BreachText.Change(interval.Low)}",
        (false, true) => $"up to {BreachText.Change(interval.High)}",
        _ => "unbounded",
    };

    public static string Word(Change change) => change switch
    {
        Change.Worse => "worse",
        Change.CannotTell => "cannot tell",
        Change.Changed => "changed",
        Change.Better => "better",
        Change.Same => "same",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<string> Only(ReportComparison compared) =>
        [.. compared.OnlyThen.Select(o => $"only then: {o}"), .. compared.OnlyNow.Select(o => $"only now: {o}")];

    // What GitHub and GitLab would make something else of: cells, code, tags, mentions, issues.
    private static string Escaped(string text) => string.Concat(text.Select(c => c switch
    {
        '|' or '`' or '*' or '_' or '[' or ']' or '\\' => $"\\{c}",
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '@' or '#' => $"&#{(int)c};",
        '\n' or '\r' => " ",
        _ => c.ToString(),
    }));
}
