using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Angular;

/// <summary>One budget of a project: a type of files and thresholds, which may be shares of a baseline or amounts on top of it.</summary>
internal static class AngularBudget
{
    private static readonly string[] Known = ["type", "name", "baseline", .. Thresholds.Select(t => t.Key)];

    // Which threshold is above and which below, and what a breach is: calculateThresholds in bundle-calculator.ts of angular-cli.
    private static (string Key, bool Warns, bool Most, bool Least)[] Thresholds =>
    [
        ("maximumWarning", true, true, false), ("maximumError", false, true, false), ("minimumWarning", true, false, true), ("minimumError", false, false, true),
        ("warning", true, true, true), ("error", false, true, true),
    ];

    public static IEnumerable<ImportedBundle> Read(BudgetNode budget, string project, string folder, ICollection<Diagnostic> problems)
    {
        foreach (var other in budget.EntriesAt().Where(e => !Known.Contains(e.Key.Text))) problems.Add(Rules.LeftOut.At(other.Key.Span, $"'{other.Key.Text}'", "nothing in a gate is like it"));
        var type = budget.TextAt("type") ?? "";
        var (metric, include) = Files(type, budget, problems);
        if (metric is null) yield break;
        ImportedBudget[] budgets = [.. Budgets(budget, metric, problems)];
        if (budgets.Length == 0)
        {
            problems.Add(Rules.LeftOut.At(budget.Span, $"the budget of type '{type}'", "it has no threshold, so nothing would have to hold"));
            yield break;
        }
        yield return new($"{project} {(type == "bundle" ? budget.TextAt("name") : type)}", folder, "raw", budgets) { Include = include };
    }

    private static (string? Metric, string[] Include) Files(string type, BudgetNode budget, ICollection<Diagnostic> problems)
    {
        switch (type)
        {
            case "all": return ("total", ["**/*"]);
            case "any": return ("largest", ["**/*"]);
            case "allScript": return ("total", ["**/*.js"]);
            case "anyScript": return ("largest", ["**/*.js"]);
            case "initial":
                problems.Add(Rules.FillIn.At(budget.Span, "'initial' is what the first page loads, which only the build knows", "complete 'include' in what is printed with the chunks that index.html names"));
                return ("total", ["{main,polyfills,runtime,scripts,vendor}*.js", "styles*.css"]);
            case "bundle" when budget.TextAt("name") is { Length: > 0 } name:
                problems.Add(Rules.FillIn.At(budget.Span, $"the bundle '{name}' is told by its name alone", "correct 'include' in what is printed if other files begin like it"));
                return ("total", [$"{Yaml.Literal(name)}*.js", $"{Yaml.Literal(name)}*.css"]);
            case "anyComponentStyle":
                problems.Add(Rules.LeftOut.At(budget.Span, "'anyComponentStyle'", "styles of components are inside of scripts by the time there are files to measure; keep this budget in angular.json"));
                return (null, []);
            default:
                problems.Add(Rules.LeftOut.At(budget.Span, type.Length == 0 ? "a budget without 'type'" : $"a budget of type '{type}'", "it is none of all, any, allScript, anyScript, initial, bundle with a name"));
                return (null, []);
        }
    }

    private static IEnumerable<ImportedBudget> Budgets(BudgetNode budget, string metric, ICollection<Diagnostic> problems)
    {
        foreach (var (key, warns, most, least) in Thresholds)
        {
            if (budget.At(key) is not { } written) continue;
            if (Amount(written.TextAt()) is not { } amount)
            {
                problems.Add(Rules.LeftOut.At(written.Span, $"'{key}: {written.TextAt() ?? written.Shape}'", "it is no size such as 500kB, and no share such as 10%"));
                continue;
            }
            var baseline = Amount(budget.TextAt("baseline")) is (false, var bytes) ? bytes : 0;
            if (amount.IsShare && baseline == 0)
            {
                problems.Add(Rules.LeftOut.At(written.Span, $"'{key}: {written.TextAt()}'", "it is a share, and there is no 'baseline' that it is of"));
                continue;
            }
            var from = amount.IsShare ? baseline * amount.Value : amount.Value;
            if (most) yield return new($"{metric} <= {ForeignSize.Written(baseline + from)}", warns);
            if (least && baseline == 0 && most) continue; // both at once would be one exact size, which nobody means
            if (least) yield return new($"{metric} >= {ForeignSize.Written(Math.Max(0, baseline == 0 ? from : baseline - from))}", warns, Least: true);
        }
    }

    private static (bool IsShare, double Value)? Amount(string? text)
    {
        if (text?.Trim() is ['0' or '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', .., '%'] share && double.TryParse(share.Trim()[..^1].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)) return (true, percent / 100);
        return ForeignSize.Bytes(text, binary: false) is { } bytes ? (false, bytes) : null;
    }
}
