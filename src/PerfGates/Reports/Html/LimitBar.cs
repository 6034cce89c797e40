using PerfGates.Verdicts;

namespace PerfGates.Reports.Html;

/// <summary>A value against its limit, with the interval of the value: the side where it must not be is hatched.</summary>
internal static class LimitBar
{
    /// <summary>Nothing where there is no value.</summary>
    public static Markup Of(ReportedBudget budget, JudgedAgainst subject)
    {
        if (subject.Value is not { } value) return Markup.None;
        var evidence = subject.Evidence;
        var (low, high) = evidence.Against is null ? (evidence.Low, evidence.High) : (null, null);
        var scale = Scale.OfBars([value, subject.Limit], [low, high]);
        var words = subject.Limit is { } known ? $"{budget.Show(value)} {Side(budget, value, known)} the limit {budget.Show(known)}" : budget.Show(value);
        return Markup.Of($"""
            <svg class="bar" role="img" aria-label="{words}{(scale.Logarithmic ? ", logarithmic scale" : "")}"><svg height="24" viewBox="0 0 1000 24" preserveAspectRatio="none">{Ground(budget, scale, subject.Limit)}{Fill(budget, scale, value, subject.Limit)}{Interval(scale, low, high)}{Mark(scale, subject.Limit)}</svg>{Label(budget, scale, subject.Limit)}</svg>

            """);
    }

    /// <summary>The same, small and without words, for rows whose words stand beside.</summary>
    public static Markup Small(JudgedAgainst subject)
    {
        if (subject is not { Value: { } value, Limit: { } limit }) return Markup.None;
        var scale = Scale.OfBars([value, limit], []);
        return Markup.Of($"<svg class=\"m\" viewBox=\"0 0 1000 9\" preserveAspectRatio=\"none\"><path d=\"M0 5H{scale.At(value)}\"/><path d=\"M{scale.At(limit)} 0V9\"/></svg>");
    }

    private static string Side(ReportedBudget budget, double value, double limit) => (value.CompareTo(limit), budget.Operator) switch
    {
        (0, _) => "at",
        ( < 0, _) => "below",
        _ => "above",
    };

    // What is too much has a colour of its own.
    private static Markup Fill(ReportedBudget budget, Scale scale, double value, double? limit)
    {
        var (start, end) = (scale.At(Math.Max(0, scale.From)), scale.At(value));
        return budget.Operator is "<" or "<=" && limit is { } known && value > known && scale.At(known) is var at
            ? Markup.Of($"<path class=\"f\" d=\"M{start} 12H{at}\"/><path class=\"x\" d=\"M{at} 12H{end}\"/>")
            : Markup.Of($"<path class=\"f\" d=\"M{start} 12H{end}\"/>");
    }

    private static Markup Ground(ReportedBudget budget, Scale scale, double? limit)
    {
        var track = new Markup("<path class=\"t\" d=\"M0 12H1000\"/>");
        if (limit is not { } known) return track;
        var (from, to) = budget.Operator switch { "<" or "<=" => (scale.At(known), Scale.Length), ">" or ">=" => (0, scale.At(known)), _ => (0, 0) };
        return Markup.Of($"{track}{Markup.If(to > from, $"<path class=\"no\" d=\"M{from} 3H{to}V21H{from}Z\"/>")}");
    }

    private static Markup Interval(Scale scale, double? low, double? high)
    {
        if (low is null && high is null) return Markup.None;
        var (from, to) = (low is { } l ? scale.At(l) : 0, high is { } h ? scale.At(h) : Scale.Length);
        // An open end has no cap.
        return Markup.Of($"<path class=\"ci\" d=\"{Markup.If(low is not null, $"M{from} 8v8")}M{from} 12H{to}{Markup.If(high is not null, $"M{to} 8v8")}\"/>");
    }

    private static Markup Mark(Scale scale, double? limit) => limit is { } known ? Markup.Of($"<path class=\"l\" d=\"M{scale.At(known)} 0V24\"/>") : Markup.None;

    private static Markup Label(ReportedBudget budget, Scale scale, double? limit)
    {
        if (limit is not { } known) return Markup.None;
        var at = scale.At(known);
        var side = at < 250 ? "s" : at > 750 ? "e" : "c";
        return Markup.Of($"<text class=\"{side}\" x=\"{Percent(at)}\" y=\"38\">limit {budget.Show(known)}{(scale.Logarithmic ? " (log scale)" : "")}</text>");
    }

    /// <summary>A place on a scale as SVG takes it.</summary>
    public static Markup Percent(int thousandths) => Markup.Of($"{thousandths / 10}{Markup.If(thousandths % 10 > 0, $".{thousandths % 10}")}%");
}
