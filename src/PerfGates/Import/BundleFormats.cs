using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Import.Angular;
using PerfGates.Import.Bundlesize;
using PerfGates.Import.Lighthouse;
using PerfGates.Import.SizeLimit;

namespace PerfGates.Import;

/// <summary>Formats whose budgets are on files: which one it is, and its gates.</summary>
internal static class BundleFormats
{
    /// <summary>Null for what is none of them.</summary>
    public static IReadOnlyList<ImportedBundle>? Read(BudgetNode root, ICollection<Diagnostic> problems)
    {
        if (SizeLimitImport.IsOne(root)) return SizeLimitImport.Read(root, problems);
        if (BudgetJsonImport.IsOne(root)) return BudgetJsonImport.Read(root, problems);
        if (BundlesizeImport.IsOne(root)) return BundlesizeImport.Read(root.At("files")!, root.TextAt("defaultCompression"), problems);
        if (AngularImport.IsOne(root)) return AngularImport.Read(root, problems);
        if (LighthouseRcImport.IsOne(root)) return LighthouseRcImport.Read(root, problems);
        // One package.json may have both.
        if (root.At(SizeLimitImport.Key) is null && root.At(BundlesizeImport.Key) is null) return null;
        return
        [
            .. root.At(SizeLimitImport.Key) is { } checks ? SizeLimitImport.Read(checks, problems) : [],
            .. root.At(BundlesizeImport.Key) is { } files ? BundlesizeImport.Read(files, null, problems) : [],
        ];
    }
}
