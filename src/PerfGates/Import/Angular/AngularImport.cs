using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Angular;

/// <summary>
/// Budgets of angular.json (https://angular.dev/tools/cli/build#configure-size-budgets). Sizes are those of files as they lie there; kb is 1000
/// bytes since January 2025 (angular-cli#29234), and was 1024 before.
/// </summary>
internal static class AngularImport
{
    public static bool IsOne(BudgetNode root) => root.At("projects") is BudgetNode.Mapping projects && projects.Entries.Any(p => Build(p.Value) is not null);

    public static IReadOnlyList<ImportedBundle> Read(BudgetNode root, ICollection<Diagnostic> problems)
    {
        List<ImportedBundle> bundles = [];
        foreach (var project in root.EntriesAt("projects"))
        {
            if (Build(project.Value) is not { } build) continue;
            var folder = Yaml.Literal(OutputPath(build, project.Key.Text, project.Key.Span, problems));
            foreach (var (place, budgets) in Places(build))
                foreach (var budget in budgets) bundles.AddRange(AngularBudget.Read(budget, Called(project.Key.Text, place), folder, problems));
        }
        return bundles;
    }

    private static BudgetNode? Build(BudgetNode project) => project.At("architect", "build") ?? project.At("targets", "build");

    private static IEnumerable<(string? Configuration, IReadOnlyList<BudgetNode> Budgets)> Places(BudgetNode build) =>
    [
        (null, build.ItemsAt("options", "budgets")),
        .. build.EntriesAt("configurations").Select(c => ((string?)(c.Key.Text == "production" ? null : c.Key.Text), c.Value.ItemsAt("budgets"))),
    ];

    private static string Called(string project, string? configuration) => configuration is null ? project : $"{project} {configuration}";

    // The application builder puts what browsers load into the folder 'browser'; the older one did not.
    private static string OutputPath(BudgetNode build, string project, SourceSpan span, ICollection<Diagnostic> problems)
    {
        var written = build.TextAt("options", "outputPath") ?? build.TextAt("options", "outputPath", "base");
        var browser = build.TextAt("options", "outputPath", "browser") ?? (build.TextAt("builder")?.EndsWith(":application", StringComparison.Ordinal) == true ? "browser" : "");
        if (written is null) problems.Add(Rules.FillIn.At(span, $"'{project}' says no outputPath", $"correct 'dist/{project}' in what is printed if the build writes elsewhere"));
        return $"{written ?? $"dist/{project}"}{(browser.Length > 0 ? "/" : "")}{browser}";
    }
}
