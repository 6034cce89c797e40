using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Statistics.Rules;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>Words why data do not tell, and what would.</summary>
internal static class InconclusiveText
{
    private static readonly Dictionary<Rule, string> Needs = new()
    {
        [Rules.OtherMachine] = "compare with a git ref, or accept a baseline here",
        [Rules.NoBaseline] = "record a baseline with 'perfgates baseline accept'",
        [Rules.TooFewStored] = "record more runs with 'perfgates baseline accept'",
        [Rules.NoCounterpart] = "nothing, if it is new: the next comparison will have it",
        [Rules.MachineDisturbed] = "run again on a quiet machine",
        [Rules.NotConfirmed] = "use a quieter machine, or let a run do more work",
        [Rules.Lost] = "bring it back, or remove it from the baseline too",
        [Rules.MeterOverloaded] = "ask for less load, or give what measures more of the machine",
        [Rules.LoadTooLight] = "ask for less load, or give what measures more of the machine",
    };

    public static Diagnostic Diagnostic(PlannedGate gate, JudgedBudget judged, bool outOfTime)
    {
        var (budget, worst) = (judged.Budget, judged.Worst!);
        var (where, value) = (BreachText.Where(gate, budget, worst), QuantityText.Format(new(worst.Value, worst.Limit.Dimension)));
        string[] budgeted = [budget.Item.Expression.Comparison.Symbol(), BreachText.LimitText(budget, worst)];
        var doubt = worst.Grounds.Doubt ?? new(Rules.Undecided, outOfTime ? " within the gate's timeout" : $" after {Count(worst.Grounds)}", $"{BreachText.Knowledge(gate, worst)}; {MoreRuns(worst, outOfTime)}") { SaysLimit = true };
        object[] words = [where, budget.Metric.Name, .. doubt.HasNoValue ? [] : new object[] { value }, .. doubt.SaysLimit ? budgeted : [], .. doubt.Words];
        return doubt.Rule.At(budget.Span, words).As(gate.OnInconclusive == Severity.Error && budget.Item.Severity == Severity.Error ? Severity.Error : Severity.Warning);
    }

    /// <summary>"12 processes", "8 pairs".</summary>
    public static string Count(Grounds grounds) => new Probes.SamplingPlan(1, grounds.Word).Count(grounds.Count);

    /// <summary>What would decide, in a few words.</summary>
    public static string Need(JudgedSubject subject, bool outOfTime) => subject.Grounds.Doubt is not { } doubt ? MoreRuns(subject, outOfTime)
        : Needs.GetValueOrDefault(doubt.Rule) is { } known ? known
        : doubt.Rule == Rules.Undecided || doubt.Rule == Rules.MeterTooCoarse ? $"{doubt.Words[^1]}" : $"'perfgates explain {doubt.Rule.Code}' says what would decide it";

    /// <summary>At the same spread the width of an interval shrinks with the root of the number of runs.</summary>
    private static string MoreRuns(JudgedSubject subject, bool outOfTime)
    {
        if (outOfTime) return "raise the gate's 'timeout'";
        var (count, most) = (subject.Grounds.Count, Most(subject.Grounds));
        var needed = Math.Ceiling(count * Math.Pow(subject.Grounds.Closeness, 2));
        if (double.IsNaN(needed)) return "raise 'runs'";
        if (count >= most) return "more runs would not tell; quieten the machine, let a run do more work, or move the limit";
        // Few runs bound less than the root law says, so the estimate is a ceiling; behind the last look there is none.
        var more = Math.Clamp(needed, count + 1, most).ToString(CultureInfo.InvariantCulture);
        return subject.Grounds.Word == Probes.SamplingPlan.Pair ? $"some {more} pairs might; raise 'max-pairs', or use a quieter machine" : $"some {more} runs might; raise 'runs', or use a quieter machine";
    }

    // Behind the last look of its rule nothing is decided any more.
    private static int Most(Grounds grounds) => grounds.Against is null ? AbsoluteRule.DefaultCap : grounds.Word == Probes.SamplingPlan.Pair ? PairedRule.MostPairs : PairedRule.DefaultCap;
}
