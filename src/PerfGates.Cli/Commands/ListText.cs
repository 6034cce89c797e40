using System.Globalization;
using System.Text;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Units;

namespace PerfGates.Cli.Commands;

/// <summary>The gates of a plan, their budgets, and what running them may take.</summary>
internal static class ListText
{
    public static string Render(PlanResult planned)
    {
        var text = new StringBuilder();
        foreach (var gate in planned.Plan.Gates)
        {
            var tags = gate.Tags.Count > 0 ? $", tags {string.Join(", ", gate.Tags)}" : "";
            var pressure = gate.Constraint is { } constraint ? $", under {constraint.Text}" : "";
            text.Append(CultureInfo.InvariantCulture, $"{gate.Name.Value} ({gate.Probe}{tags}{pressure}): at most {gate.Bound.Sampling.Count(gate.Bound.Sampling.Most)}, at most {QuantityText.Format(new(gate.Timeout.TotalSeconds, Dimension.Time))}\n");
            foreach (var budget in gate.Budgets)
                text.Append("  ").Append(budget.Target is { } target ? $"{target.Address}: " : "").Append(budget.Item.Expression.Text)
                    .Append(budget.Item.Severity == Severity.Warning ? " (warning)" : "").Append('\n');
        }
        return text.ToString();
    }
}
