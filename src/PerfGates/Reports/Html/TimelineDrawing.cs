using PerfGates.Pictures;

namespace PerfGates.Reports.Html;

internal static class TimelineDrawing
{
    private const int Height = 300;

    // A limit far above everything would press the line flat; then it is told in words.
    private const double FarAbove = 4;

    public static Markup Of(Picture.Timeline picture)
    {
        var (start, end) = (Math.Min(0, picture.Lines.Min(l => l.Times.Min())), picture.Lines.Max(l => l.Times.Max()));
        var most = picture.Lines.Max(l => l.Values.Max());
        var limit = picture.Limit is { } known && known <= Math.Max(most, double.Epsilon) * FarAbove ? picture.Limit : null;
        var highest = Math.Max(most, limit ?? 0);
        // A program that only slept has a line at zero, in a plot of any height.
        var top = highest > 0 ? highest * 1.06 : 1;
        var (x, y) = (new Scale(start, Math.Max(end, start + 1e-9), false), new Scale(0, top, false));
        var ticks = Ticks(top).ToList();
        return FigureDrawing.Figure("timeline", picture.Title, Words(picture), Markup.Of($"""
            {Legend(picture)}<div class="plot">{FigureDrawing.Axis(ticks.Select(t => (FigureDrawing.Show(picture, t), Down(y, t))), Height)}<svg role="img" aria-label="{picture.Title} over time: {Words(picture)}" viewBox="0 0 1000 {Height}" preserveAspectRatio="none"><path class="grid" d="{ticks.Select(t => Markup.Of($"M0 {Down(y, t)}H1000"))}"/>{picture.Lines.Select((l, i) => Line(l, i, x, y, picture.Lines.Count == 1))}{Markup.If(limit is not null, $"<path class=\"l\" d=\"M0 {Down(y, limit ?? 0)}H1000\"/>")}</svg></div>
            {FigureDrawing.Ends(Phrases.Seconds(start), Phrases.Seconds(end))}
            """));
    }

    private static Markup Line(PictureLine line, int index, Scale x, Scale y, bool alone)
    {
        var points = Markup.Join(line.Times.Zip(line.Values), p => Markup.Of($" {x.At(p.First)} {Down(y, p.Second)}"));
        var area = Markup.If(alone && line.Times.Count > 1, $"<path class=\"area\" d=\"M{x.At(line.Times[0])} {Height}L{points} {x.At(line.Times[^1])} {Height}Z\"/>");
        // One look is a dot.
        return Markup.Of($"{area}<path class=\"s s{index % 4}\" d=\"M{points}{Markup.If(line.Times.Count == 1, $"h0")}\"/>");
    }

    private static int Down(Scale y, double value) => Height - y.At(value) * Height / Scale.Length;

    private static string Words(Picture.Timeline picture) => string.Join("; ", picture.Lines.Select(l =>
    {
        var peak = Enumerable.Range(0, l.Values.Count).MaxBy(i => l.Values[i]);
        return $"{(l.Name.Length > 0 ? l.Name + " " : "")}peak {FigureDrawing.Show(picture, l.Values[peak])} at {Phrases.Seconds(l.Times[peak])}, {FigureDrawing.Show(picture, l.Values[^1])} at the end";
    }).Concat(picture.Limit is { } limit ? [$"limit {FigureDrawing.Show(picture, limit)}"] : []));

    private static Markup Legend(Picture.Timeline picture) => Markup.If(picture.Lines.Count > 1, $"""
        <ul class="legend">{picture.Lines.Select((l, i) => Markup.Of($"<li><svg aria-hidden=\"true\" viewBox=\"0 0 24 8\"><path class=\"s s{i % 4}\" d=\"M1 4H23\"/></svg>{l.Name}"))}</ul>

        """);

    /// <summary>Zero and round values above it, four at most.</summary>
    private static IEnumerable<double> Ticks(double top)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(top / 3)));
        var step = new[] { 1, 2, 5, 10 }.Select(m => m * magnitude).First(s => top / s < 4.5);
        for (var i = 0; i * step <= top; i++) yield return i * step;
    }
}
