using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Budgets;

/// <summary>What <c>baseline</c> means in a budget.</summary>
/// <param name="Ref">A git ref to measure side by side; null: the baseline file.</param>
/// <param name="Margin">A difference up to this share is never a breach: programs differ by their layout in memory.</param>
/// <param name="MarginSaid">The file says it; otherwise it may be wider where measuring is coarser.</param>
/// <param name="Smallest">The smallest regression of interest, a share: a pass excludes one of this size.</param>
/// <param name="MaxPairs">Runs of each arm at most.</param>
/// <param name="Build">A command that builds what is not in git, such as a front end, in the base; empty for none.</param>
internal sealed record Comparing(Located<string>? Ref, double Margin, bool MarginSaid, double Smallest, int MaxPairs, IReadOnlyList<Located<string>> Build)
{
    public const string BaselineFile = "baseline-file";

    private const double StandardMargin = 0.01;
    private const double StandardSmallest = 0.05;
    private const int StandardPairs = 25;

    // Ten pairs are the fewest that can show a breach: 2⁻¹⁰ < 0.1 %. Beyond forty nothing is gained.
    private const int FewestPairs = 10;
    private const int MostPairs = 40;

    public static Comparing Standard { get; } = new(null, StandardMargin, false, StandardSmallest, StandardPairs, []);

    public static Comparing Read(SettingsReader compare)
    {
        var with = compare.Text("with", "'baseline-file', or a git ref such as origin/main to measure side by side.", BaselineFile)!;
        var margin = Share(compare, "margin", "A difference up to this is never a breach: the same code differs by its layout in memory.", StandardMargin);
        var smallest = Share(compare, "smallest", "The smallest regression of interest: a pass says that there is none of this size.", StandardSmallest);
        if (smallest <= margin) compare.Report(Rules.InvalidValue.At(compare.ValueSpan(compare.Has("smallest") ? "smallest" : "margin"), QuantityText.Write(new(smallest, Dimension.Share)), "smallest", $"write more than 'margin', which is {QuantityText.Write(new(margin, Dimension.Share))}"));
        var pairs = compare.Whole("max-pairs", "How many runs of each side a comparison may take.", StandardPairs, FewestPairs, MostPairs);
        var build = compare.Texts("build", "A command that builds in the base what git does not hold, such as a front end; split without a shell.");
        return new(with.Value == BaselineFile ? null : with, margin, compare.Has("margin"), smallest, pairs, build);
    }

    private static double Share(SettingsReader compare, string key, string help, double standard)
    {
        var share = compare.Quantity(key, help, Dimension.Share, standard)!;
        if (share.Value is > 0 and <= 1) return share.Value;
        compare.Report(Rules.InvalidValue.At(share.Span, QuantityText.Write(new(share.Value, Dimension.Share)), key, "write a share above 0% and at most 100%"));
        return standard;
    }
}
