using System.Globalization;
using System.Text;
using PerfGates.Baselines;
using PerfGates.Units;

namespace PerfGates.Cli.Commands;

/// <summary>A baseline for people: environment by environment, gate by gate.</summary>
internal static class ShownBaseline
{
    /// <param name="gates">Only these; empty: all.</param>
    public static string Render(Baseline baseline, Fingerprint here, IReadOnlyList<string> gates)
    {
        var text = new StringBuilder();
        foreach (var environment in baseline.Environments.OrderBy(e => e.Machine.Name, StringComparer.Ordinal))
        {
            var shown = environment.Gates.Where(g => gates.Count == 0 || gates.Contains(g.Key)).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
            if (shown.Count == 0) continue;
            text.Append(environment.Machine.Name).Append('\n').Append("  ").Append(Likeness(environment.Machine.Against(here))).Append('\n');
            foreach (var (name, gate) in shown) Append(text, name, gate);
        }
        foreach (var missing in gates.Where(g => !baseline.Environments.Any(e => e.Gates.ContainsKey(g)))) text.Append(CultureInfo.InvariantCulture, $"nothing was accepted for gate '{missing}'\n");
        return text.Length > 0 ? text.ToString() : "nothing was accepted yet; 'perfgates baseline accept --reason \"...\"' does\n";
    }

    private static string Likeness(IReadOnlyList<Difference> differences) => differences.Count == 0
        ? "this machine"
        : $"another machine, so only exact values are compared here: {string.Join(", ", differences.Select(d => $"{d.Field} '{d.There}' there and '{d.Here}' here"))}";

    private static void Append(StringBuilder text, string name, BaselineGate gate)
    {
        var commit = gate.Accepted.Commit.Length > 0 ? $" at {gate.Accepted.Commit}" : "";
        text.Append(CultureInfo.InvariantCulture, $"  {name}: accepted on {gate.Accepted.Date:yyyy-MM-dd}{commit} with PerfGates {gate.Accepted.Tool}: {gate.Accepted.Reason}\n");
        foreach (var (fact, value) in gate.Facts.OrderBy(f => f.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"    {fact}: {value}\n");
        foreach (var series in gate.Series) text.Append(CultureInfo.InvariantCulture, $"    {AcceptedText.Name(series)} = {AcceptedText.Shown(series)}{Spread(series)}\n");
    }

    private static string Spread(BaselineSeries series) => series.Exact ? "" : string.Create(CultureInfo.InvariantCulture,
        $", the median of {series.Values.Count} runs from {QuantityText.Short(new(series.Values.Min(), series.Dimension))} to {QuantityText.Short(new(series.Values.Max(), series.Dimension))}");
}
