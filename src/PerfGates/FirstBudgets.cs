using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Proposals;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates;

/// <summary>Measures what a first budget file proposes, so that its limits are no guesses. Nothing is judged.</summary>
internal static class FirstBudgets
{
    // What one run says alone may be its worst; a newcomer does not wait for more than three.
    private const int Runs = 3;

    /// <summary>How long each gate may take; then it is left out.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>With limits that nothing breaks, to be measured once.</summary>
    public static string ToMeasure(Proposal proposal) => ProposalText.Write(proposal, new ProposedLimits.Unbounded(), new Dictionary<string, string>());

    public static PlanResult Plan(PlanResult planned) => planned with { Plan = planned.Plan with { Gates = [.. planned.Plan.Gates.Select(g => g with { Timeout = g.Timeout < Patience ? g.Timeout : Patience })] } };

    /// <summary>Runs are over when there are enough of each gate, or when one has gone wrong.</summary>
    public static StillOpen Look(PlannedGate gate, Measurements so)
    {
        var measured = so.Gates[gate.Name.Value];
        var enough = gate.Budgets.Any(b => b.Metric.Nature == Nature.Sampled) ? Math.Min(Runs, gate.Bound.Sampling.Most) : 1;
        return measured.OutOfTime || measured.AllProblems.Any(IsError) || measured.Rounds.Count >= enough ? StillOpen.Nothing : StillOpen.Everything;
    }

    /// <summary>The figures of each proposed gate and server, and why a gate has none. Pure.</summary>
    /// <param name="folder">Left out of paths in the reasons, which are for a file that others read.</param>
    public static (IReadOnlyList<MeasuredFigure> Figures, IReadOnlyDictionary<string, string> LeftOut) Of(Plan plan, Measurements measurements, string folder)
    {
        Dictionary<string, string> leftOut = [];
        List<MeasuredFigure> figures = [];
        foreach (var gate in plan.Gates)
        {
            var measured = measurements.Gates[gate.Name.Value];
            var of = gate.Budgets.SelectMany(b => Figures(gate, b, measured)).ToList();
            var why = measured.SkippedBecause ?? measured.AllProblems.FirstOrDefault(IsError)?.Text ?? Fails(of) ?? (of.Count == 0 ? "it gave no figures" : null);
            if (why is null) figures.AddRange(of);
            else if (!gate.IsServer) leftOut[gate.Name.Value] = why.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(folder, ".", StringComparison.Ordinal);
        }
        return (figures, leftOut);
    }

    private static IEnumerable<MeasuredFigure> Figures(PlannedGate gate, PlannedBudget budget, GateMeasurements measured) =>
        from series in Series.Of(budget, measured)
        where series.Values.All(double.IsFinite)
        let worst = series.Values.Max()
        select new MeasuredFigure(gate.Name.Value, series.Name, budget.Metric.Name, new(worst, budget.Metric.Dimension ?? series.Dimension ?? Dimension.Number), budget.Metric.Nature == Nature.Exact);

    // A gate that is red from the start teaches nothing.
    private static string? Fails(List<MeasuredFigure> figures) =>
        figures.FirstOrDefault(f => f.Metric == "errors" && f.Worst.Value > 0) is { } errors
            ? $"{QuantityText.Format(errors.Worst)} of its requests failed; write a path that answers" : null;

    private static bool IsError(Diagnostic problem) => problem.Severity == Severity.Error;
}
