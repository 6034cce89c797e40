using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Import.Artillery;
using PerfGates.Import.Har;
using PerfGates.Import.HttpFile;
using PerfGates.Import.K6;

namespace PerfGates.Import;

/// <param name="BudgetFile">Its whole text; null after an error.</param>
/// <param name="Problems">In the order of the source file; everything that was not taken over is among them.</param>
internal sealed record Imported(string? BudgetFile, IReadOnlyList<Diagnostic> Problems);

/// <summary>Makes a gate of a file of another tool. Pure: a text in, a text and problems out.</summary>
internal static class Importer
{
    public static Imported Read(ImportSource source)
    {
        List<Diagnostic> problems = [];
        var text = Written(source with { Text = source.Text.TrimStart('\uFEFF') }, problems);
        if (text?.Length > BudgetTree.MostBytes / 2)
        {
            problems.Add(Rules.ImportNotReadable.At(SourceSpan.StartOf(source.Path), source.FileName, "a gate", "what comes of it is too large for a budget file; take fewer requests, or choose a host with --host"));
            text = null;
        }
        return new(problems.Any(p => p.Severity == Severity.Error) ? null : text, [.. problems.Distinct().OrderBy(p => (p.Span.Line, p.Span.Column))]);
    }

    private static string? Written(ImportSource source, List<Diagnostic> problems) => Path.GetExtension(source.Path).ToLowerInvariant() switch
    {
        _ when string.IsNullOrWhiteSpace(source.Text) => Unknown(source, "is empty", problems),
        ".http" or ".rest" => Written(HttpFileImport.Read(source, problems), source),
        ".js" or ".mjs" or ".cjs" or ".ts" => Unknown(source, "is a script, which is not run; 'k6 inspect script.js > options.json' writes the options of one of k6, and those can be imported", problems),
        ".har" => Json(source, "HAR", problems) is { } root ? Tree(root, source, problems) : null,
        ".json" or ".size-limit" or ".lighthouserc" => Json(source, "JSON", problems) is { } root ? Tree(root, source, problems) : null,
        ".yml" or ".yaml" => Yaml(source, problems) is { } root ? Tree(root, source, problems) : null,
        _ => Unknown(source, "has none of the endings .http, .rest, .har, .json, .yml", problems),
    };

    private static string? Written(ImportedGate? gate, ImportSource source) => gate is null ? null : GateText.Write(gate, source.GateName, source.FileName);

    private static string? Tree(BudgetNode root, ImportSource source, List<Diagnostic> problems)
    {
        if (root.At("log", "entries") is BudgetNode.Sequence) return Written(HarImport.Read(root, source, problems), source);
        if (root.At("config") is BudgetNode.Mapping && root.At("scenarios") is BudgetNode.Sequence) return Written(ArtilleryImport.Read(root, source, problems), source);
        if (K6Import.IsOne(root)) return Written(K6Import.Read(root, source, problems), source);
        if (BundleFormats.Read(root, problems) is { } bundles) return Written(bundles, root, source, problems);
        return Unknown(source, root switch
        {
            _ when root.At("gates") is not null => "is a budget file already",
            _ when root.At("openapi") is not null || root.At("swagger") is not null => "describes an API, and not what is asked of it",
            _ when root.At("info", "_postman_id") is not null || root.At("item") is not null => "is a Postman collection",
            _ => "has neither 'log.entries' nor 'config' with 'scenarios' nor options of k6 nor budgets of size-limit, bundlesize, Angular or Lighthouse",
        }, problems);
    }

    private static string? Written(IReadOnlyList<ImportedBundle> bundles, BudgetNode root, ImportSource source, List<Diagnostic> problems)
    {
        if (bundles.Count > 0) return BundleText.Write(bundles, source.FileName);
        problems.Add(Rules.NoBudgetOnFiles.At(root.Span, source.FileName));
        return null;
    }

    private static BudgetNode? Json(ImportSource source, string format, List<Diagnostic> problems) => JsonTree.Read(source.Text, source.Path, format, problems);

    private static BudgetNode? Yaml(ImportSource source, List<Diagnostic> problems)
    {
        List<Diagnostic> wrong = [];
        var root = BudgetTree.Read(source.Text, source.Path, wrong);
        problems.AddRange(wrong.Select(w => Rules.ImportNotReadable.At(w.Span, source.FileName, "YAML", w.Text)));
        return wrong.Count > 0 ? null : root;
    }

    private static string? Unknown(ImportSource source, string why, List<Diagnostic> problems)
    {
        problems.Add(Rules.ImportFormat.At(SourceSpan.StartOf(source.Path), source.FileName, why));
        return null;
    }
}
