using PerfGates.Statistics;
using PerfGates.Verdicts;

namespace PerfGates.Reports.Comparison;

/// <summary>
/// Says of a figure whether it changed, as <see cref="AgainstStored"/> does: exact values by looking at them, sampled ones by
/// the exact rank sum over all ways to divide the runs (<see cref="RankSum"/>), with a margin for what drifts between two runs
/// that were not measured side by side.
/// </summary>
/// <param name="Margin">A part of one; a smaller difference is never claimed.</param>
/// <param name="Smallest">A part of one; what is surely nearer is the same.</param>
internal sealed record FigureJudge(bool SameMachine, double Margin, double Smallest)
{
    // Two-sided 99 %: of a hundred figures that did not change, one may be called so.
    private static readonly Levels Level = Levels.Both(0.005);

    private readonly double _margin = Math.Max(Margin, Comparisons.MarginUnpaired);

    public ComparedFigure Compare(FigurePlace place, FigureOfAReport then, FigureOfAReport now)
    {
        double? ratio = then.Value is { } before && now.Value is { } after && before != 0 && then.Unit == now.Unit ? after / before : null;
        var (change, interval, why) = Judge(then, now);
        return new(place, then, now, change, ratio, interval, why);
    }

    private (Change Change, Interval? Ratios, string? Why) Judge(FigureOfAReport then, FigureOfAReport now)
    {
        if (then.Value is not { } before || now.Value is not { } after) return Unclear(then.Value is null && now.Value is null ? "not measured in either" : "measured in one only");
        if (then.Unit != now.Unit) return Unclear("its unit is another one");
        if (then.Exact && now.Exact) return (before == after ? Change.Same : Side(after > before, now), null, null);
        if (!SameMachine) return Unclear("the machines differ");
        if (then.Samples.Count == 0 || now.Samples.Count == 0) return Unclear("without a budget only its median is kept");
        if (!then.Samples.Concat(now.Samples).All(v => v > 0)) return Unclear("it has values that are not above zero");
        var logs = RankSum.Interval(Logs(then.Samples), Logs(now.Samples), Level);
        var ratios = new Interval(Math.Exp(logs.Low), Math.Exp(logs.High));
        if (double.IsInfinity(logs.Low) && double.IsInfinity(logs.High)) return Unclear($"{Runs(then)} and {Runs(now)} are too few");
        if (ratios.Low > 1 + _margin) return (Side(up: true, now), ratios, null);
        if (ratios.High < 1 / (1 + _margin)) return (Side(up: false, now), ratios, null);
        return ratios.Low >= 1 / (1 + Smallest) && ratios.High <= 1 + Smallest ? (Change.Same, ratios, null) : (Change.CannotTell, ratios, "it may be chance");
    }

    private static (Change, Interval?, string?) Unclear(string why) => (Change.CannotTell, null, why);

    private static Change Side(bool up, FigureOfAReport figure) => figure.Better switch
    {
        "lower" => up ? Change.Worse : Change.Better,
        "higher" => up ? Change.Better : Change.Worse,
        _ => Change.Changed,
    };

    private static string Runs(FigureOfAReport figure) => figure.Samples.Count == 1 ? "1 run" : $"{figure.Samples.Count} runs";

    private static double[] Logs(IReadOnlyList<double> values) => [.. values.Select(v => Math.Log(v))];
}
