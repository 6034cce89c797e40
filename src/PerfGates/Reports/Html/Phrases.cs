using PerfGates.Probes;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Reports.Html;

/// <summary>The short sentences beside the pictures.</summary>
internal static class Phrases
{
    public static string Word(ReportedBudget budget) => budget is { Verdict: Verdict.Breach, OnlyWarns: true } ? "breach, only warns" : Words.Of(budget.Verdict);

    /// <summary>"31.4 % over", "13 % to spare"; of a comparison the change.</summary>
    public static string ToLimit(JudgedAgainst subject)
    {
        if (subject.Evidence.Against is { Ratio: { } ratio } against)
            return BreachText.Change(ratio) + (against.Excluded is { } excluded && subject.Verdict == Verdict.Pass ? $", {BreachText.Change(1 + excluded)} excluded" : "");
        if (subject is not { Over: { } over, Value: { } value, Limit: { } limit }) return "";
        if (over == 0) return "at the limit";
        if (Math.Abs(over) >= 10 && value > limit) return $"{QuantityText.Format(new(Math.Round(value / limit, 1), Dimension.Number))} × the limit";
        var percent = Percent(Math.Round(Math.Abs(over), 3));
        return over < 0 ? $"{percent} to spare" : value > limit ? $"{percent} over" : $"{percent} short";
    }

    /// <summary>"95 % interval 127 ms to 139.2 ms"; empty where nothing bounds the value.</summary>
    public static string Interval(ReportedGate gate, ReportedBudget budget, ReportedEvidence evidence) => evidence switch
    {
        { Against: not null } => "",
        { Low: { } low, High: { } high } => $"{Level(gate)} interval {budget.Show(low)} to {budget.Show(high)}",
        { Low: { } low } => $"{Level(gate)} interval from {budget.Show(low)}",
        { High: { } high } => $"{Level(gate)} interval up to {budget.Show(high)}",
        _ => "",
    };

    /// <summary>What the verdict rests on: "signed rank, 12 runs, look 2".</summary>
    public static string Evidence(ReportedEvidence evidence)
    {
        // What the notes say they say better.
        string?[] parts =
        [
            evidence.Rule,
            Count(evidence.Count, evidence.Counts),
            evidence is { Over: { } over, Count: > 0, Notes: null } ? $"{Whole(over)} reached the limit ({Percent(Math.Round((double)over / evidence.Count, 4))})" : null,
            evidence is { Allowed: { } allowed, Notes: null } ? $"{Percent(allowed)} may" : null,
            evidence.Dispersion is { } dispersion ? $"dispersion {Number(dispersion)}" : null,
            evidence.Look is { } look ? $"look {Number(look)}" : null,
            evidence.PExceeds is { } exceeds ? $"p of 'exceeds' {Number(exceeds)} to reach {Number(evidence.Alpha ?? 0)}" : null,
            evidence.PHolds is { } holds ? $"p of 'holds' {Number(holds)} to reach {Number(evidence.Beta ?? 0)}" : null,
            evidence.Confirmed is true ? "confirmed on fresh runs" : null,
            .. evidence.Notes ?? [],
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    public static string Count(long count, string word) => count is > int.MaxValue or < 0 ? $"{Whole(count)} × {word}" : new SamplingPlan(1, word).Count((int)count);

    public static string Percent(double share) => QuantityText.Short(new(share, Dimension.Share));

    public static string Seconds(double seconds) => QuantityText.Short(new(seconds, Dimension.Time));

    public static string Number(double number) => QuantityText.Short(new(Math.Abs(number) < 1e-6 ? 0 : number, Dimension.Number));

    private static string Whole(long number) => QuantityText.Short(new(number, Dimension.Number));

    private static string Level(ReportedGate gate) => QuantityText.Spaced(gate.Confidence);
}
