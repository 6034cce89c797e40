using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Pictures;

namespace PerfGates.Probes.Bundle;

/// <summary>Sizes of what is shipped.</summary>
internal sealed class BundleProbe : IProbe
{
    public string Kind => "bundle";

    public string Help => "Sizes of the files that are shipped: raw, compressed, or as served.";

    public BoundProbe Bind(SettingsReader settings)
    {
        var bundle = BundleSettings.Read(settings);
        var targets = bundle.Files.Select(f => new Target("file", f.Name.Value, BundleFigures.OfPattern, f.Budgets));
        return new(BundleFigures.OfGate, [.. targets], new SamplingPlan(1, "run", MostCompared: 1), () => (context, cancellation) => RunAsync(bundle, context, cancellation))
        {
            Objection = (target, budget, _) => target is null ? NeverSelected(bundle, budget) : null,
        };
    }

    private static async Task<Observations> RunAsync(BundleSettings settings, RunContext context, CancellationToken cancellation)
    {
        List<Diagnostic> problems = [];
        if (ShippedFiles.Find(settings, context, problems) is not { } shipped) return new([], problems);
        var sizes = settings.Encoding switch
        {
            BundleEncoding.Raw => [.. shipped.Files.Select(f => new SizedFile(f.Name, f.Length))],
            BundleEncoding.Served => await ServedSizes.MeasureAsync(shipped, settings, context, problems, cancellation),
            _ => await CompressedSizes.MeasureAsync(shipped.Files, settings, context, problems, cancellation),
        };
        // One file without a size leaves every sum unknown.
        if (problems.Count > 0) return new([], problems);
        return BundleFigures.Of(settings, shipped.Root, sizes) with
        {
            Facts = Facts(settings.Encoding),
            Pictures = [Composition.Of($"files, {settings.Encoding.ToString().ToLowerInvariant()}", sizes.Select(f => new PicturePart(f.Name, f.Size, FileType.All.FirstOrDefault(t => t.Holds(f.Name))?.Name ?? "other")))],
        };
    }

    private static Dictionary<string, string> Facts(BundleEncoding encoding) =>
        Compression.Encoder(encoding) is { Length: > 0 } encoder ? new() { ["encoder"] = encoder } : [];

    private static Diagnostic? NeverSelected(BundleSettings settings, BudgetItem budget)
    {
        if (FileType.All.FirstOrDefault(t => t.Name == budget.Expression.Metric) is not { } type) return null;
        IReadOnlyList<FilePattern> selecting = settings.PathPattern is { } pattern ? [pattern] : settings.Include;
        // A path without wildcards may be that one file.
        if (type.Holds(settings.Path.Value) || selecting.Any(s => type.Extensions.Any(s.CanSelect))) return null;
        var (key, advice) = settings.PathPattern is null ? ("include", $"add \"{type.Pattern}\" to it") : ("path", "write a path that does, or remove the budget");
        return Rules.NeverSelected.At(budget.Expression.MetricSpan, type.Name, $"{type.Noun} ({string.Join(' ', type.Extensions)})", key, advice);
    }
}
