namespace PerfGates.Reports.Html;

/// <summary>The values of single runs as dots, each line on the same scale, with a stroke at the value that was judged.</summary>
internal static class DotStrip
{
    // More cannot be told apart.
    private const int MostDots = 240;

    /// <summary>Nothing where there is one value, or all are the same.</summary>
    public static Markup Of(ReportedBudget budget, JudgedAgainst subject)
    {
        double[] head = [.. subject.Samples.OfType<double>()];
        double[] before = [.. subject.Evidence.Against?.Samples.OfType<double>() ?? []];
        double[] all = [.. head, .. before];
        if (head.Length < 2 || all.Min() >= all.Max()) return Markup.None;
        var scale = Scale.Around(all);
        return Markup.Of($"""
            <div class="strips">
            {Line(before.Length > 0 ? "head" : "runs", "", budget, scale, head, subject.Value)}{Markup.If(before.Length > 0, $"{Line("base", " base", budget, scale, before, subject.Evidence.Against?.Base)}")}<p class="ends"><span>{budget.Show(all.Min())}</span><span>{budget.Show(all.Max())}</span></p>
            </div>

            """);
    }

    private static Markup Line(string name, string kind, ReportedBudget budget, Scale scale, double[] values, double? judged)
    {
        var told = $"{name}: {new Probes.SamplingPlan(1, "value").Count(values.Length)} from {budget.Show(values.Min())} to {budget.Show(values.Max())}";
        return Markup.Of($"""
            <div class="strip{kind}"><span>{name}</span><svg role="img" aria-label="{told}" viewBox="0 0 1000 20" preserveAspectRatio="none"><path class="t" d="M0 10H1000"/>{Markup.If(judged is not null, $"<path class=\"j\" d=\"M{scale.At(judged ?? 0)} 1V19\"/>")}<path class="o" d="{Dots(scale, values)}"/></svg></div>

            """);
    }

    // In three heights, so that equal ones do not hide each other.
    private static IEnumerable<Markup> Dots(Scale scale, double[] values) =>
        Thinned(values).Select((value, i) => Markup.Of($"M{scale.At(value)} {6 + i % 3 * 4}h0"));

    private static IEnumerable<double> Thinned(double[] values)
    {
        if (values.Length <= MostDots) return values;
        var sorted = values.Order().ToArray();
        return Enumerable.Range(0, MostDots).Select(i => sorted[(int)((long)i * (sorted.Length - 1) / (MostDots - 1))]);
    }
}
