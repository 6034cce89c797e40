using System.Globalization;
using System.Text.RegularExpressions;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Artillery;

/// <summary>Thresholds and conditions under <c>ensure</c>, and the short forms of Artillery 1: <c>p95: 200</c>, <c>maxErrorRate: 1</c>.</summary>
internal static partial class ArtilleryEnsure
{
    public static IReadOnlyList<string> Read(BudgetNode? config, ICollection<Diagnostic> problems)
    {
        List<string> budgets = [];
        foreach (var place in new[] { config.At("ensure"), config.At("plugins", "ensure") })
        {
            foreach (var (key, value) in place.ItemsAt("thresholds").SelectMany(t => t.EntriesAt())) Add(Budget(key.Text, "<", value.TextAt()), key);
            foreach (var condition in place.ItemsAt("conditions")) Conditions(condition);
            foreach (var (key, value) in place.EntriesAt().Where(e => e.Key.Text is not ("thresholds" or "conditions"))) Add(Budget(key.Text, "<", value.TextAt()), key);
        }
        return [.. budgets.Distinct()];

        void Add(string? budget, BudgetNode.Scalar written)
        {
            if (budget is not null) budgets.Add(budget);
            else problems.Add(Rules.LeftOut.At(written.Span, $"the check of '{written.Text}'", "PerfGates has no such metric, or it has another meaning"));
        }

        void Conditions(BudgetNode condition)
        {
            var strict = condition.TextAt("strict") is not "false";
            if (condition.At("expression") is not BudgetNode.Scalar expression)
            {
                problems.Add(Rules.LeftOut.At(condition.Span, "a condition of 'ensure'", "it has no 'expression'"));
                return;
            }
            var parts = expression.Text.Split(" and ", StringSplitOptions.TrimEntries);
            var read = parts.Select(p => Condition().Match(p)).Select(m => m.Success ? Budget(m.Groups["metric"].Value, m.Groups["operator"].Value, m.Groups["limit"].Value) : null).ToList();
            if (!strict) problems.Add(Rules.LeftOut.At(expression.Span, $"the condition '{expression.Text}'", "with 'strict: false' it fails nothing; write it as '- warn: ...'"));
            else if (read.Contains(null)) Add(null, expression);
            else budgets.AddRange(read!);
        }
    }

    /// <summary>Null for what has no counterpart.</summary>
    private static string? Budget(string metric, string comparison, string? limit)
    {
        if (!double.TryParse(limit, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number < 0) return null;
        var value = number.ToString("0.######", CultureInfo.InvariantCulture);
        var name = metric.StartsWith("engine.", StringComparison.Ordinal) ? metric["engine.".Length..] : metric;
        if (name.StartsWith("http.response_time.", StringComparison.Ordinal)) name = name["http.response_time.".Length..];
        return name switch
        {
            // 'p999' is p99.9 there.
            "p999" => $"p99.9 {comparison} {value}ms",
            "min" or "max" or "median" or "mean" => $"{name} {comparison} {value}ms",
            _ when Percentile().IsMatch(name) => $"{name} {comparison} {value}ms",
            // 'maxErrorRate: 0' lets no error pass.
            "maxErrorRate" => number == 0 ? "errors == 0" : $"errors <= {value}%",
            "http.request_rate" when comparison[0] == '>' => $"throughput {comparison} {value}/s",
            _ => null,
        };
    }

    [GeneratedRegex(@"\A(?<metric>[A-Za-z_][\w.]*)\s*(?<operator><=|>=|<|>)\s*(?<limit>[0-9.]+)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\Ap[1-9][0-9](\.[0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Percentile();
}
