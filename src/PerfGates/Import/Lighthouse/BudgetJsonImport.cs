using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Lighthouse;

/// <summary>
/// budget.json of Lighthouse (https://github.com/GoogleChrome/budget.json): sizes in KiB as they come over the line, numbers of requests, and
/// timings of a page. What a page loads is not all that a folder holds, and its timings take a browser.
/// </summary>
internal static class BudgetJsonImport
{
    private static readonly string[] Lists = ["resourceSizes", "resourceCounts", "timings"];

    public static bool IsOne(BudgetNode root) => root is BudgetNode.Sequence list && list.Items.Any(i => Lists.Any(l => i.At(l) is not null));

    public static IReadOnlyList<ImportedBundle> Read(BudgetNode root, ICollection<Diagnostic> problems)
    {
        List<ResourceTypes.Limit> limits = [];
        foreach (var page in ((BudgetNode.Sequence)root).Items)
        {
            foreach (var other in page.EntriesAt().Where(e => !Lists.Contains(e.Key.Text) && e.Key.Text != "path")) problems.Add(Rules.LeftOut.At(other.Key.Span, $"'{other.Key.Text}'", "nothing in a gate is like it"));
            if (page.TextAt("path") is { } path && path is not ("/*" or "*" or "/")) problems.Add(Rules.LeftOut.At(page.At("path")!.Span, $"the path '{path}'", "a gate is about the files of a folder, whichever page loads them"));
            foreach (var item in page.ItemsAt("resourceSizes")) Add(item, problems, limits, n => $"total <= {ForeignSize.Written(n * 1024)}");
            foreach (var item in page.ItemsAt("resourceCounts")) Add(item, problems, limits, n => string.Create(CultureInfo.InvariantCulture, $"count <= {Math.Floor(n)}"));
            foreach (var item in page.ItemsAt("timings")) problems.Add(Rules.TakesABrowser.At(item.Span, $"'{item.TextAt("metric") ?? "a timing"}'"));
        }
        if (limits.Count > 0) problems.Add(Rules.FillIn.At(root.Span, "budgets of Lighthouse do not say where the files are", $"correct '{ResourceTypes.Folder}' in what is printed"));
        return ResourceTypes.Gates(limits, ResourceTypes.Folder);
    }

    private static void Add(BudgetNode item, ICollection<Diagnostic> problems, List<ResourceTypes.Limit> limits, Func<double, string> budget)
    {
        var type = item.TextAt("resourceType") ?? "";
        if (ResourceTypes.Pattern(type) is null) problems.Add(Rules.TakesABrowser.At(item.Span, $"'{type}'"));
        else if (item.NumberAt("budget") is not >= 0) problems.Add(Rules.LeftOut.At(item.Span, $"the budget of '{type}'", "its 'budget' is no number"));
        else limits.Add(new(type, new(budget(item.NumberAt("budget")!.Value))));
    }
}
