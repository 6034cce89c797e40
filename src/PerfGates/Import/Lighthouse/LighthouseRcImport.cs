using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Lighthouse;

/// <summary>
/// Assertions of Lighthouse CI (https://googlechrome.github.io/lighthouse-ci/docs/configuration.html#assert): those on sizes and numbers of
/// resources become gates, the others take a browser, and each of them says so.
/// </summary>
internal static class LighthouseRcImport
{
    private const string Summary = "resource-summary:";

    public static bool IsOne(BudgetNode root) => root.At("ci") is BudgetNode.Mapping;

    public static IReadOnlyList<ImportedBundle> Read(BudgetNode root, ICollection<Diagnostic> problems)
    {
        var folder = root.TextAt("ci", "collect", "staticDistDir");
        List<ResourceTypes.Limit> limits = [];
        foreach (var key in new[] { "preset", "budgetsFile" })
            if (root.At("ci", "assert", key) is { } set)
                problems.Add(key == "preset" ? Rules.TakesABrowser.At(set.Span, $"the preset '{set.TextAt()}'") : Rules.LeftOut.At(set.Span, $"the file '{set.TextAt()}'", "import that file by itself"));
        foreach (var assertions in (BudgetNode?[])[root.At("ci", "assert", "assertions"), .. root.ItemsAt("ci", "assert", "assertMatrix").Select(m => m.At("assertions"))])
            foreach (var assertion in assertions.EntriesAt())
                if (Level(assertion.Value) is not { } level) problems.Add(Rules.LeftOut.At(assertion.Key.Span, $"'{assertion.Key.Text}'", "it has no level, which is off, warn or error"));
                else if (level != "off") limits.AddRange(Read(assertion, level, problems));
        foreach (var matrix in root.ItemsAt("ci", "assert", "assertMatrix"))
            if (matrix.At("matchingUrlPattern") is { } pattern) problems.Add(Rules.LeftOut.At(pattern.Span, $"the pattern '{pattern.TextAt()}'", "a gate is about the files of a folder, whichever page loads them"));
        if (limits.Count > 0 && folder is null) problems.Add(Rules.FillIn.At(root.At("ci")!.Span, "there is no 'collect.staticDistDir' that says where the files are", $"correct '{ResourceTypes.Folder}' in what is printed"));
        return ResourceTypes.Gates(limits, string.IsNullOrWhiteSpace(folder) ? ResourceTypes.Folder : Yaml.Literal(folder));
    }

    /// <summary>Null for what has none.</summary>
    private static string? Level(BudgetNode assertion) => (assertion is BudgetNode.Sequence { Items: [var first, ..] } ? first : assertion).TextAt();

    private static IEnumerable<ResourceTypes.Limit> Read(BudgetNode.Entry assertion, string level, ICollection<Diagnostic> problems)
    {
        var name = assertion.Key.Text;
        string[] parts = name.StartsWith(Summary, StringComparison.Ordinal) ? name[Summary.Length..].Split(':') : [];
        if (parts is not [var type, "size" or "count"] || ResourceTypes.Pattern(type) is null)
        {
            problems.Add(Rules.TakesABrowser.At(assertion.Key.Span, $"'{name}'"));
            yield break;
        }
        if ((assertion.Value as BudgetNode.Sequence)?.Items.ElementAtOrDefault(1).NumberAt("maxNumericValue") is not (>= 0 and var most))
        {
            problems.Add(Rules.LeftOut.At(assertion.Key.Span, $"'{name}'", "it has no 'maxNumericValue'"));
            yield break;
        }
        var budget = parts[1] == "size" ? $"total <= {ForeignSize.Written(most)}" : string.Create(CultureInfo.InvariantCulture, $"count <= {Math.Floor(most)}");
        yield return new(type, new(budget, Warns: level == "warn"));
    }
}
