using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Statistics;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>Words why data do not tell, and what would.</summary>
internal static class InconclusiveText
{
    // More runs than anybody waits for.
    private const int Many = 200;

    public static Diagnostic Diagnostic(PlannedGate gate, JudgedBudget judged, bool outOfTime)
    {
        var (budget, worst) = (judged.Budget, judged.Worst!);
        var (where, value) = (BreachText.Where(gate, budget, worst), QuantityText.Format(new(worst.Value, worst.Limit.Dimension)));
        string[] budgeted = [budget.Item.Expression.Comparison.Symbol(), BreachText.LimitText(budget, worst)];
        var doubt = worst.Grounds.Doubt ?? new(Rules.Undecided, outOfTime ? " within the gate's timeout" : $" after {Count(worst.Grounds)}", $"{BreachText.Knowledge(gate, worst)}; {Need(worst, outOfTime)}");
        object[] head = [where, budget.Metric.Name, value];
        var withLimit = doubt.Rule == Rules.Undecided || doubt.Rule == Rules.MachineDisturbed || doubt.Rule == Rules.NotConfirmed;
        object[] words = withLimit ? [.. head, .. budgeted, .. doubt.Words] : [.. head, .. doubt.Words];
        return doubt.Rule.At(budget.Span, words).As(gate.OnInconclusive == Severity.Error && budget.Item.Severity == Severity.Error ? Severity.Error : Severity.Warning);
    }

    /// <summary>"12 processes", "8 pairs".</summary>
    public static string Count(Grounds grounds) => new Probes.SamplingPlan(1, grounds.Word).Count(grounds.Count);

    /// <summary>What would decide: at the same spread the width of an interval shrinks with the root of the number of runs.</summary>
    private static string Need(JudgedSubject subject, bool outOfTime)
    {
        if (outOfTime) return "raise the gate's 'timeout'";
        var grounds = subject.Grounds;
        var (interval, value, limit) = grounds.Against is { } against
            ? (against.RatioInterval, against.Ratio, against.Ratio * subject.Limit.Value / subject.Value)
            : (grounds.Interval, subject.Value, subject.Limit.Value);
        var (half, distance) = ((interval.High - interval.Low) / 2, Math.Abs(value - limit));
        var needed = distance == 0 || !double.IsFinite(half) ? double.PositiveInfinity : Math.Ceiling(grounds.Count * Math.Pow(half / distance, 2));
        if (needed > Many) return "the value is too near to the limit to tell on this machine; quieten it, or move the limit";
        var more = Math.Max(needed, grounds.Count + 1).ToString(CultureInfo.InvariantCulture);
        return grounds.Word == AgainstPairs.Pair ? $"some {more} pairs would; raise 'max-pairs' up to 40, or use a quieter machine" : $"some {more} runs would; raise 'runs', or use a quieter machine";
    }
}
