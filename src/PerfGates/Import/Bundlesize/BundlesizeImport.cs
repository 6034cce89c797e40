using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Bundlesize;

/// <summary>
/// Files of bundlesize (https://github.com/siddharthkp/bundlesize#configuration): the key bundlesize of package.json, or 'files' of
/// bundlesize.config.json. Each file that a path matches must be small enough by itself, and 1 kB is 1024 bytes (the package 'bytes').
/// </summary>
internal static class BundlesizeImport
{
    public const string Key = "bundlesize";

    private static readonly string[] Known = ["path", "maxSize", "threshold", "compression"];

    public static bool IsOne(BudgetNode root) => root.At("files") is BudgetNode.Sequence list && list.Items.Any(i => i.At("maxSize") is not null);

    public static IReadOnlyList<ImportedBundle> Read(BudgetNode files, string? compression, ICollection<Diagnostic> problems)
    {
        List<ImportedBundle> bundles = [];
        foreach (var file in (files as BudgetNode.Sequence)?.Items ?? [])
        {
            foreach (var other in file.EntriesAt().Where(e => !Known.Contains(e.Key.Text))) problems.Add(Rules.LeftOut.At(other.Key.Span, $"'{other.Key.Text}'", "nothing in a gate is like it"));
            if (file.TextAt("path") is not { Length: > 0 } path || string.IsNullOrWhiteSpace(path)) problems.Add(Rules.LeftOut.At(file.Span, "an entry without 'path'", "there is nothing to measure"));
            else if (ForeignSize.Bytes(file.TextAt("maxSize") ?? file.TextAt("threshold"), binary: true) is not { } most) problems.Add(Rules.LeftOut.At(file.Span, $"'{path}'", "it has no 'maxSize' such as 3 kB, so nothing would have to hold"));
            else bundles.Add(new(path, Yaml.Literal(path), Encoding(file, compression, problems), [new($"largest <= {ForeignSize.Written(most)}")]));
        }
        return bundles;
    }

    private static string Encoding(BudgetNode file, string? compression, ICollection<Diagnostic> problems)
    {
        switch (file.TextAt("compression") ?? compression)
        {
            case null or "gzip": return "gzip";
            case "brotli": return "brotli";
            case "none": return "raw";
            case var other:
                problems.Add(Rules.LeftOut.At(file.At("compression")?.Span ?? file.Span, $"the compression '{other}'", "it is gzip, brotli or none; gzip was taken"));
                return "gzip";
        }
    }
}
