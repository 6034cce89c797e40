using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Planning;

/// <summary>Binds every probe, types every limit, resolves what refers to other gates. Pure.</summary>
internal static class Planner
{
    /// <param name="compare">A git ref that wins over what the file says; null: the file speaks.</param>
    public static PlanResult Plan(ReadBudgets read, IReadOnlyList<IProbe> catalog, Selection selection, string? compare = null)
    {
        List<Diagnostic> problems = [];
        var bound = read.Document.Gates.Select(g => (Entry: g, Bound: Bind(g, catalog, problems))).Where(g => g.Bound is not null).ToList();
        var metrics = bound.ToDictionary(g => g.Entry.Name.Value, g => g.Bound!.AllMetrics);
        var typing = new BudgetTyping(metrics, [.. read.Document.Gates.Select(g => g.Name.Value)], problems);
        var comparing = compare is null ? read.Document.Comparing : read.Document.Comparing with { Ref = compare == Comparing.BaselineFile ? null : new(compare, SourceSpan.StartOf(read.Document.Path)) };
        List<PlannedGate> gates = [.. bound.Select(g => Gate(g.Entry, g.Bound!, typing, comparing, problems))];
        var servers = ServerPlanning.Of(read.Document, gates, typing, problems);

        var selected = WithReferences([.. gates, .. servers.Gates], [.. gates.Where(selection.Selects)]);
        problems.AddRange(NotSelected(read.Document, selection, nothing: selected.Count == 0 && gates.Count > 0));
        return new(new(read.Document.Path, selected, read.Document.Secrets, comparing) { Servers = servers.Settings }, InFileOrder(read.Problems.Concat(problems)));
    }

    // A misspelt word beside good ones would leave its gate unmeasured and the run green.
    private static List<Diagnostic> NotSelected(BudgetDocument document, Selection selection, bool nothing)
    {
        if (document.Gates.Count == 0) return [];
        string[] names = [.. document.Gates.Select(g => g.Name.Value)], tags = [.. document.Gates.SelectMany(g => g.Tags)];
        List<Diagnostic> unknown =
        [
            .. selection.Tags.Except(tags, StringComparer.OrdinalIgnoreCase).Select(t => Complaint($"tag '{t}'", Suggestion.For(t, tags))),
            .. selection.Gates.Except(names).Select(n => Complaint($"gate '{n}'", Suggestion.For(n, names))),
        ];
        return unknown.Count == 0 && nothing ? [Complaint(selection.ToString(), "")] : unknown;

        Diagnostic Complaint(string what, string nearMiss) =>
            Rules.NothingSelected.At(SourceSpan.StartOf(document.Path), what, string.Join(", ", names.Select(n => $"'{n}'")), nearMiss);
    }

    private static BoundProbe? Bind(GateEntry entry, IReadOnlyList<IProbe> catalog, List<Diagnostic> problems)
    {
        if (entry.OpenSettings(problems) is not { } settings || catalog.FirstOrDefault(p => p.Kind == entry.Probe!.Value) is not { } probe) return null;
        var before = problems.Count;
        var bound = probe.Bind(settings);
        if (entry.SaysWarmUp is { } said && !bound.WarmsUp) problems.Add(Rules.InvalidValue.At(said, "warmup", $"a gate with the probe '{probe.Kind}'", "it measures nothing that could be warmed up here; remove it"));
        if (entry.Constraint is { } constraint && !bound.StartsPrograms && bound.Servers.Count == 0) problems.Add(Rules.NothingToConstrain.At(constraint.Span, entry.Name.Value, probe.Kind));
        else if (bound.ObjectionToWarmUp?.Invoke(entry.WarmUp) is { } objection) problems.Add(objection);
        if (bound.Takes is var (time, says) && TimeoutOf(entry, bound) is var timeout && timeout <= time) problems.Add(TooLong(time, says, timeout));
        if (bound.ObjectionToBudgets?.Invoke(entry.Budgets) is { } lacking) problems.Add(lacking);
        // Budgets that are there but could not be read have been complained about.
        var unread = entry.SaysBudgets || problems.Count > before;
        settings.ReportUnknownKeys();
        if (!unread && bound.Targets.All(t => t.Budgets.Count == 0)) problems.Add(Rules.NoBudgets.At(entry.Name.Span, entry.Name.Value));
        return bound;
    }

    private static PlannedGate Gate(GateEntry entry, BoundProbe bound, BudgetTyping typing, Comparing comparing, List<Diagnostic> problems)
    {
        List<PlannedBudget> budgets = [];
        foreach (var (target, item) in entry.Budgets.Select(b => ((Target?)null, b)).Concat(bound.Targets.SelectMany(t => t.Budgets.Select(b => ((Target?)t, b)))))
        {
            if (typing.Type(entry.Name.Value, $"probe '{entry.Probe!.Value}'", target, target?.Metrics ?? bound.AllMetrics, item) is not { } budget) continue;
            if (bound.Objection?.Invoke(target, item, entry.Confidence.Observed ? null : entry.Confidence.Level) is { } objection) problems.Add(objection);
            if (TooFewRuns(entry, bound, budget, comparing) is { } never) problems.Add(never);
            budgets.Add(budget);
        }
        return new(entry.Name, entry.Probe!.Value, bound, budgets, entry.Tags, TimeoutOf(entry, bound), Requirements(entry, problems), entry.Confidence, entry.FailOnInconclusive ? Severity.Error : Severity.Warning)
        {
            Constraint = entry.Constraint,
            WarmUp = entry.WarmUp,
        };
    }

    private static Diagnostic TooLong(TimeSpan time, SourceSpan span, TimeSpan timeout) =>
        Rules.InvalidValue.At(span, Written(time), $"a gate that is ended after {Written(timeout)}", "write a longer 'timeout' in the gate, or measure for less time");

    private static string Written(TimeSpan time) => QuantityText.Write(new(time.TotalSeconds, Dimension.Time));

    private static TimeSpan TimeoutOf(GateEntry entry, BoundProbe bound) =>
        !entry.SaysTimeout && bound.OwnTimeout?.Invoke(entry.Budgets) is { } own && own > entry.Timeout ? own : entry.Timeout;

    // Ten pairs are the fewest whose order can show a breach (2⁻¹⁰), six new runs beside stored ones (1/8,008).
    private static Diagnostic? TooFewRuns(GateEntry entry, BoundProbe bound, PlannedBudget budget, Comparing comparing)
    {
        if (budget is not { Limit: Limit.Baseline, Metric.Nature: Nature.Sampled } || entry.Confidence.Observed || bound.Sampling.MostCompared is not { } most) return null;
        var needed = comparing.Ref is null ? 6 : 10;
        return most >= needed ? null
            : Rules.Undecidable.At(budget.Span, budget.Item.Expression.Text, $"can never fail with {bound.Sampling.Count(most)}", $"write 'runs: {needed}' or more, or leave it out");
    }

    private static List<Requirement> Requirements(GateEntry entry, List<Diagnostic> problems)
    {
        List<Requirement> known = [];
        foreach (var text in entry.Requirements)
            if (Requirement.Parse(text.Value) is { } requirement) known.Add(requirement);
            else problems.Add(Rules.UnknownRequirement.At(text.Span, text.Value, Suggestion.For(text.Value, Requirement.Known), string.Join(", ", Requirement.Known)));
        return known;
    }

    // A limit that refers to another gate needs that gate's figures, so the gate is measured although nobody selected it.
    // The budgets of a server hold whenever it is used.
    private static List<PlannedGate> WithReferences(IReadOnlyList<PlannedGate> all, IReadOnlyList<PlannedGate> selected)
    {
        var names = selected.Select(g => g.Name.Value).ToHashSet();
        int before;
        do
        {
            before = names.Count;
            names.UnionWith([.. all.Where(g => names.Contains(g.Name.Value)).SelectMany(g => g.Budgets).Select(b => b.Limit).OfType<Limit.Relation>().Select(r => r.Gate)]);
            names.UnionWith([.. all.Where(g => names.Contains(g.Name.Value)).SelectMany(g => g.Bound.Servers).Select(s => s.Value)]);
        }
        while (names.Count > before);
        return [.. all.Where(g => names.Contains(g.Name.Value))];
    }

    private static IReadOnlyList<Diagnostic> InFileOrder(IEnumerable<Diagnostic> problems) =>
        [.. problems.Distinct().OrderBy(p => p.Span.Line).ThenBy(p => p.Span.Column).ThenBy(p => p.Code, StringComparer.Ordinal)];
}
