using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Probes.Http.Settings;

/// <summary>What may be wrong with a condition beside its wording.</summary>
internal static class Conditions
{
    public static void Check(Condition condition, SettingsReader settings, bool mustLast)
    {
        var found = HttpMetrics.OfWindows.Find(condition.Metric);
        if (found.Count == 0)
        {
            var names = HttpMetrics.OfWindows.Names.ToList();
            settings.Report(Rules.UnknownMetric.At(condition.MetricSpan, "a load", condition.Metric, Suggestion.For(condition.Metric, names), string.Join(", ", names)));
        }
        else if (found.All(m => m.Dimension != condition.Limit.Dimension))
        {
            var expected = found[0].Dimension!.Value;
            settings.Report(Rules.WrongDimension.At(condition.LimitSpan, condition.Metric, QuantityText.Name(expected), QuantityText.Format(condition.Limit), QuantityText.Name(condition.Limit.Dimension), $"{condition.Metric} > {QuantityText.Example(expected)}"));
        }
        if (mustLast && condition.For is null) settings.Report(Rules.InvalidValue.At(condition.Span, condition.Text, "abort", "say how long it must be so: 'errors > 20% for 5s'"));
    }
}
