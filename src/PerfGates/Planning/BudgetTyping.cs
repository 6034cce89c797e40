using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Planning;

/// <summary>Joins a budget expression with the metric that it names, and refuses what makes no sense.</summary>
/// <param name="metrics">Of the gates whose probe could be bound.</param>
/// <param name="gates">All names in the file, also of gates whose own problems keep them from being bound.</param>
internal sealed class BudgetTyping(IReadOnlyDictionary<string, MetricSet> metrics, IReadOnlyList<string> gates, ICollection<Diagnostic> problems)
{
    /// <summary>The typed budget, or null after a problem that was reported.</summary>
    /// <param name="owner">Whose metrics they are where no target carries the budget, for messages.</param>
    public PlannedBudget? Type(string gate, string owner, Target? target, MetricSet own, BudgetItem item)
    {
        var expression = item.Expression;
        if (Found(own, expression.Metric, expression.MetricSpan, target?.Address ?? owner) is not { } candidates) return null;
        return expression.Limit switch
        {
            LimitSyntax.Absolute limit => Absolute(item, target, candidates, limit.Quantity),
            LimitSyntax.Relation limit => Relation(gate, item, target, candidates, limit),
            LimitSyntax.Baseline limit => Baseline(item, target, candidates, limit),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private PlannedBudget? Absolute(BudgetItem item, Target? target, IReadOnlyList<Metric> candidates, Quantity limit)
    {
        var expression = item.Expression;
        if (candidates.FirstOrDefault(m => m.Dimension is null || m.Dimension == limit.Dimension) is not { } metric)
        {
            var expected = candidates[0].Dimension!.Value;
            return Refuse(Rules.WrongDimension.At(expression.LimitSpan, expression.Metric, QuantityText.Name(expected), QuantityText.Format(limit), QuantityText.Name(limit.Dimension),
                $"{expression.Metric} {expression.Comparison.Symbol()} {QuantityText.Example(expected)}"));
        }
        if (Senseless(expression.Comparison, limit, metric) is var (why, instead))
            return Refuse(Rules.Undecidable.At(item.Span, expression.Text, why, instead));
        return Agreeing(new(item, target, metric, new Limit.Fixed(limit)));
    }

    private PlannedBudget? Relation(string gate, BudgetItem item, Target? target, IReadOnlyList<Metric> candidates, LimitSyntax.Relation limit)
    {
        if (limit.Gate == gate) return Refuse(Rules.CircularReference.At(limit.GateSpan, item.Expression.Text));
        if (!gates.Contains(limit.Gate)) return Refuse(Rules.UnknownGate.At(limit.GateSpan, limit.Gate, Suggestion.For(limit.Gate, gates)));
        if (!metrics.TryGetValue(limit.Gate, out var others)) return null;
        if (Found(others, limit.Metric, limit.MetricSpan, $"gate '{limit.Gate}'") is not { } referred) return null;
        foreach (var metric in candidates)
            if (referred.FirstOrDefault(r => r.Dimension is null || metric.Dimension is null || r.Dimension == metric.Dimension) is { } other)
                return Agreeing(new(item, target, metric, new Limit.Relation(limit.Factor, limit.Gate, other)));
        return Refuse(Rules.WrongDimension.At(item.Expression.LimitSpan, item.Expression.Metric, QuantityText.Name(candidates[0].Dimension!.Value), limit.Metric,
            QuantityText.Name(referred[0].Dimension!.Value), $"{item.Expression.Metric} {item.Expression.Comparison.Symbol()} {QuantityText.Example(candidates[0].Dimension!.Value)}"));
    }

    // A share is allowed more by points: of 2 % errors, "baseline + 1%" allows 3 %.
    private PlannedBudget? Baseline(BudgetItem item, Target? target, IReadOnlyList<Metric> candidates, LimitSyntax.Baseline limit)
    {
        var expression = item.Expression;
        var isRatio = limit.Allowance is null or { Dimension: Dimension.Share };
        var fitting = limit.Allowance is not { } allowance ? candidates[0]
            : candidates.FirstOrDefault(m => m.Dimension == allowance.Dimension) ?? candidates.FirstOrDefault(m => isRatio || m.Dimension is null);
        if (fitting is not { } metric)
        {
            var expected = candidates[0].Dimension!.Value;
            return Refuse(Rules.WrongDimension.At(expression.LimitSpan, expression.Metric, QuantityText.Name(expected), QuantityText.Format(limit.Allowance!.Value), QuantityText.Name(limit.Allowance.Value.Dimension),
                $"{expression.Metric} {expression.Comparison.Symbol()} baseline + 5%"));
        }
        if (metric.Nature == Nature.Sampled && expression.Comparison == Comparison.Equal)
            return Refuse(Rules.Undecidable.At(item.Span, expression.Text, "can never hold, because what differs from run to run is never equal", $"write '{expression.Metric} <= baseline'"));
        var shifted = limit.Allowance is { } shift && (shift.Dimension != Dimension.Share || metric.Dimension == Dimension.Share);
        var factor = limit.Factor * (shifted ? 1 : 1 + (limit.Allowance?.Value ?? 0));
        if (factor <= 0) return Refuse(Rules.Undecidable.At(item.Span, expression.Text, "can never hold, because nothing of the baseline is left", "take off less than 100%"));
        return Agreeing(new(item, target, metric, new Limit.Baseline(factor, shifted ? limit.Allowance!.Value.Value : 0)));
    }

    private PlannedBudget? Agreeing(PlannedBudget budget)
    {
        var (item, metric) = (budget.Item, budget.Metric);
        return budget.IsContradictedBy(metric.Better)
            ? Refuse(Rules.Contradiction.At(item.Span, item.Expression.Text, metric.Better == Direction.LowerIsBetter ? "a lower" : "a higher", metric.Name))
            : budget;
    }

    // What a program of the user's reports may be negative; what a probe measures is not, and nothing takes no time.
    private static (string Why, string Instead)? Senseless(Comparison comparison, Quantity limit, Metric metric) => (comparison, limit) switch
    {
        (Comparison.Less or Comparison.AtMost or Comparison.Equal, { Value: 0, Dimension: Dimension.Time }) => ("can never hold, because nothing takes no time", "write a limit above zero"),
        (Comparison.AtLeast, { Value: 0 }) when metric.Dimension is not null => ("can never fail, because no value is below zero", "write a limit above zero"),
        (Comparison.Less, { Value: 0 }) when metric.Dimension is not null => ("can never hold, because no value is below zero", "write a limit above zero"),
        _ => null,
    };

    private IReadOnlyList<Metric>? Found(MetricSet set, string name, SourceSpan span, string owner)
    {
        var found = set.Find(name);
        if (found.Count > 0) return found;
        problems.Add(Rules.UnknownMetric.At(span, owner, name, Suggestion.For(name, set.Names), set.Names.Any() ? string.Join(", ", set.Names) : "none"));
        return null;
    }

    private PlannedBudget? Refuse(Diagnostic problem)
    {
        problems.Add(problem);
        return null;
    }
}
