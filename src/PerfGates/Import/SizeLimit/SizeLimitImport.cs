using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.SizeLimit;

/// <summary>
/// Checks of size-limit (https://github.com/ai/size-limit#config): a list in .size-limit.json, or the key size-limit of package.json. Its
/// sizes are decimal (bytes-iec), and it compresses with brotli unless a check says otherwise.
/// </summary>
internal static class SizeLimitImport
{
    public const string Key = "size-limit";

    private static readonly string[] Known = ["name", "path", "limit", "gzip", "brotli", "running", "hidePassed"];

    public static bool IsOne(BudgetNode root) => root is BudgetNode.Sequence list && list.Items.Any(i => i.At("limit") is not null);

    public static IReadOnlyList<ImportedBundle> Read(BudgetNode checks, ICollection<Diagnostic> problems)
    {
        List<ImportedBundle> bundles = [];
        foreach (var (number, check) in ((checks as BudgetNode.Sequence)?.Items ?? []).Index())
            if (check is not BudgetNode.Mapping mapping) problems.Add(Rules.LeftOut.At(check.Span, check.Shape, "a check is a mapping with 'path' and 'limit'"));
            else if (Read(mapping, number, problems) is { } bundle) bundles.Add(bundle);
        return bundles;
    }

    private static ImportedBundle? Read(BudgetNode.Mapping check, int number, ICollection<Diagnostic> problems)
    {
        foreach (var other in check.Entries.Where(e => !Known.Contains(e.Key.Text)))
            problems.Add(Rules.LeftOut.At(other.Key.Span, $"'{other.Key.Text}'", "size-limit bundles before it measures; a gate measures the files that your build has written"));
        if (Limit(check, problems) is not { } limit) return null;
        string[] written = [.. check.At("path") is BudgetNode.Sequence ? check.ItemsAt("path").OfType<BudgetNode.Scalar>().Select(s => s.Text) : check.TextAt("path") is { } one ? [one] : []];
        string[] paths = [.. written.Where(p => !p.StartsWith('!') && p.Length > 0).Select(Yaml.Literal)];
        if (paths.Length == 0) problems.Add(Rules.FillIn.At(check.Span, "this check says no path, so size-limit takes the main file of package.json", "correct 'dist' in what is printed"));
        var encoding = check.TextAt("brotli") == "false" ? "raw" : check.TextAt("gzip") == "true" ? "gzip" : "brotli";
        // A path that is one file or pattern says all; several are patterns below the folder of the budget file.
        var several = paths.Length > 1 || written.Length > paths.Length;
        return new(Name(check, paths, number), paths.Length == 0 ? "dist" : several ? "." : paths[0], encoding, [new($"total <= {limit}")])
        {
            Include = several ? paths : [],
            Exclude = [.. written.Where(p => p.Length > 1 && p[0] == '!').Select(p => Yaml.Literal(p[1..]))],
        };
    }

    private static string? Limit(BudgetNode.Mapping check, ICollection<Diagnostic> problems)
    {
        if (check.At("limit") is not { } written)
        {
            problems.Add(Rules.LeftOut.At(check.Span, "a check without 'limit'", "nothing would have to hold"));
            return null;
        }
        if (ForeignSize.Bytes(check.TextAt("limit"), binary: false) is { } bytes) return ForeignSize.Written(bytes);
        problems.Add(Rules.LeftOut.At(written.Span, $"the limit {written.Shape}", "only sizes are: how long a browser loads and runs a file is not measured here"));
        return null;
    }

    private static string Name(BudgetNode.Mapping check, string[] paths, int number) =>
        check.TextAt("name") is { } name && !string.IsNullOrWhiteSpace(name) ? name : paths.FirstOrDefault(p => !string.IsNullOrWhiteSpace(p)) ?? $"check {number + 1}";
}
