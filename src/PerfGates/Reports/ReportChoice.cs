using PerfGates.Diagnostics;

namespace PerfGates.Reports;

/// <summary>Which formats somebody asked for: "all", "none", or names separated by comma or semicolon.</summary>
internal static class ReportChoice
{
    private const string All = "all", None = "none";

    /// <summary>The formats in the order of the one list; words that name none are left out, and are what <see cref="Problems"/> is about.</summary>
    public static IReadOnlyList<IReportFormat> Of(string list)
    {
        var words = Words(list);
        return [.. ReportFormats.All.Where(f => words.Contains(All) || words.Contains(f.Name))];
    }

    /// <param name="setting">Where it was said: "--report", "PerfGatesReports".</param>
    public static IEnumerable<Diagnostic> Problems(string list, string setting, SourceSpan at)
    {
        string[] names = [.. ReportFormats.All.Select(f => f.Name)];
        return Words(list).Where(w => w is not (All or None) && !names.Contains(w))
            .Select(w => Rules.UnknownReport.At(at, setting, w, string.Join(", ", names), Suggestion.For(w, [All, None, .. names])));
    }

    private static string[] Words(string list) => list.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
