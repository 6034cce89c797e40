using PerfGates.Baselines;

namespace PerfGates.Reports.Comparison;

/// <summary>Two reports side by side, matched by gate, subject and metric. Budgets play no part: those of two reports may differ.</summary>
/// <param name="Machine">Fields of the fingerprint that differ; with any, sampled figures are shown and not judged.</param>
/// <param name="Figures">In both, the worst first.</param>
/// <param name="OnlyThen">What only the first has, ready to print: a gate as a whole, or a figure of a gate that both have.</param>
/// <param name="OnlyNow">What only the second has.</param>
internal sealed record ReportComparison(
    ReportDocument Then,
    ReportDocument Now,
    IReadOnlyList<Difference> Machine,
    IReadOnlyList<ComparedFigure> Figures,
    IReadOnlyList<string> OnlyThen,
    IReadOnlyList<string> OnlyNow)
{
    public static ReportComparison Of(ReportDocument then, ReportDocument now)
    {
        var machine = Difference.Between(then.Environment.Fingerprint, now.Environment.Fingerprint);
        var (first, second) = (FigureOfAReport.All(then), FigureOfAReport.All(now));
        var judged = new FigureJudge(SameMachine: machine.Count == 0, now.Compare.Margin, now.Compare.Smallest);
        var both = first.Keys.Where(second.ContainsKey).Select(place => judged.Compare(place, first[place], second[place])).ToList();
        return new(then, now, machine, [.. both.OrderBy(f => f.Rank).ThenByDescending(f => f.Worsening)], Only(then, now, first, second), Only(now, then, second, first));
    }

    private static List<string> Only(ReportDocument here, ReportDocument there, IReadOnlyDictionary<FigurePlace, FigureOfAReport> ours, IReadOnlyDictionary<FigurePlace, FigureOfAReport> theirs)
    {
        var known = there.Gates.Select(g => g.Name).ToHashSet();
        return
        [
            .. here.Gates.Where(g => !known.Contains(g.Name)).Select(g => $"gate '{g.Name}'"),
            .. ours.Keys.Where(p => known.Contains(p.Gate) && !theirs.ContainsKey(p)).Select(p => p.ToString()),
        ];
    }
}
