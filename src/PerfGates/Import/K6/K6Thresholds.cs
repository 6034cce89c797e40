using System.Globalization;
using System.Text.RegularExpressions;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.K6;

/// <summary>A threshold as a budget.</summary>
/// <param name="Request">Whose it is; null: of all.</param>
/// <param name="Scenario">The scenario of k6, which is a step of load here; null: of all.</param>
internal sealed record K6Threshold(string Budget, string? Request, string? Scenario);

/// <summary><c>"http_req_duration{name:checkout}": ["p(95)&lt;500"]</c>.</summary>
internal static partial class K6Thresholds
{
    public static IReadOnlyList<K6Threshold> Read(BudgetNode? root, ICollection<Diagnostic> problems)
    {
        List<K6Threshold> thresholds = [];
        foreach (var (key, value) in root.EntriesAt("thresholds"))
        {
            var target = Target().Match(key.Text);
            var (tag, of) = (target.Groups["tag"].Value, target.Groups["value"].Value);
            if (!target.Success || tag is not ("" or "name" or "scenario" or "expected_response"))
            {
                problems.Add(Rules.LeftOut.At(key.Span, $"the threshold of '{key.Text}'", "budgets belong to a gate, to a request (tag 'name') or to a step of load (tag 'scenario')"));
                continue;
            }
            if (tag == "expected_response") problems.Add(Rules.LeftOut.At(key.Span, "the tag 'expected_response'", "a failed request counts as slower than any limit, always"));
            foreach (var item in value is BudgetNode.Sequence list ? list.Items : [value])
            {
                var written = item as BudgetNode.Scalar ?? item.At("threshold") as BudgetNode.Scalar;
                if (item.TextAt("abortOnFail") == "true") problems.Add(Rules.LeftOut.At(item.Span, "'abortOnFail'", "a gate ends early by itself where its verdict is certain"));
                if (written is not null && Budget(target.Groups["metric"].Value, written.Text) is { } budget)
                    thresholds.Add(new(budget, tag == "name" ? Yaml.Literal(of) : null, tag == "scenario" ? of : null));
                else problems.Add(Rules.LeftOut.At(item.Span, $"the threshold '{written?.Text}' of '{key.Text}'", "PerfGates has no such metric, or it has another meaning"));
            }
        }
        return thresholds;
    }

    private static string? Budget(string metric, string threshold)
    {
        if (Threshold().Match(threshold) is not { Success: true } match) return null;
        var (of, comparison, limit) = (match.Groups["of"].Value, match.Groups["operator"].Value.Replace("===", "==", StringComparison.Ordinal), double.Parse(match.Groups["limit"].Value, NumberStyles.Float, CultureInfo.InvariantCulture));
        if (!double.IsFinite(limit)) return null;
        var percentage = $"{K6Import.Words(limit * 100)}%";
        var statistic = of switch { "avg" => "mean", "med" => "median", "min" or "max" => of, _ => match.Groups["percentile"] is { Success: true } p ? $"p{K6Import.Words(double.Parse(p.Value, CultureInfo.InvariantCulture))}" : null };
        return (metric, of) switch
        {
            ("http_req_duration", _) when statistic is not null && comparison != "==" && limit > 0 => $"{statistic} {comparison} {K6Import.Words(limit)}ms",
            ("http_req_failed", "rate") => limit == 0 ? "errors == 0" : $"errors {comparison} {percentage}",
            ("checks", "rate") => $"checks {comparison} {percentage}",
            ("http_reqs", "rate") when comparison[0] == '>' && limit > 0 => $"throughput {comparison} {K6Import.Words(limit)}/s",
            ("dropped_iterations", "count") => limit == 0 || comparison == "==" ? $"dropped == {K6Import.Words(limit)}" : $"dropped {comparison} {K6Import.Words(limit)}",
            _ => null,
        };
    }

    [GeneratedRegex(@"\A(?<metric>\w+)(\{\s*(?<tag>\w+)\s*:\s*(?<value>[^,{}]+?)\s*\})?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Target();

    // https://grafana.com/docs/k6/latest/using-k6/thresholds/#threshold-syntax
    [GeneratedRegex(@"\A\s*(?<of>avg|min|max|med|rate|count|p\(\s*(?<percentile>[1-9][0-9]?(\.[0-9]{1,3})?)\s*\))\s*(?<operator><=|>=|<|>|===|==)\s*(?<limit>[0-9]+(\.[0-9]+)?)\s*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Threshold();
}
