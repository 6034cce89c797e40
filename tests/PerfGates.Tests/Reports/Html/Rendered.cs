using PerfGates.Reports;
using PerfGates.Reports.Html;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Reports.Html;

/// <summary>Pages that the tests look at.</summary>
internal static class Rendered
{
    public static string Page(ReportDocument report) => new HtmlReport().Render(report).Single().Text;

    /// <summary>A thousand gates of five budgets each, of which every fortieth breaches; all have pictures.</summary>
    public static ReportDocument Thousand { get; } = Example.Document with
    {
        Gates = [.. Enumerable.Range(0, 1000).Select(Gate)],
        Diagnostics = [.. Enumerable.Range(0, 1000).Where(Breaches).Select(i => Example.Document.Diagnostics[0] with { Line = 10 * i + 5, Gates = [$"gate {i}"] })],
    };

    private static bool Breaches(int index) => index % 40 == 7;

    private static ReportedGate Gate(int index)
    {
        var orders = Example.Document.Gates[0];
        var budgets = Enumerable.Range(0, 5).Select(b => (Breaches(index) && b == 0 ? orders.Budgets[0] : orders.Budgets[1]) with { Line = 10 * index + 5 + b });
        return orders with { Name = $"gate {index}", Verdict = Breaches(index) ? Verdict.Breach : Verdict.Pass, Line = 10 * index + 1, Budgets = [.. budgets] };
    }
}
