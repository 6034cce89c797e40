using PerfGates.Pictures;

namespace PerfGates.Reports.Html;

/// <summary>The stronger the colour the more; a path for each strength, neighbours joined, so that it stays small.</summary>
internal static class HeatmapDrawing
{
    private const int Levels = 6;

    public static Markup Of(Picture.Heatmap picture)
    {
        var (columns, rows) = (picture.Starts.Count, picture.Bounds.Count - 1);
        var most = picture.Counts.Max();
        var failed = picture.Failures.Sum();
        return FigureDrawing.Figure("heatmap", picture.Title, Words(picture, failed), Markup.Of($"""
            <div class="plot">{FigureDrawing.Axis(Marks(picture, rows), rows * 100)}<svg role="img" aria-label="{picture.Title}: {Words(picture, failed)}" viewBox="0 0 {columns * 10} {rows * 10}" preserveAspectRatio="none">{Enumerable.Range(1, Levels).Select(level => Cells(picture, columns, rows, most, level))}{Limit(picture, rows, columns)}</svg></div>
            {Markup.If(failed > 0, $"{Failures(picture, columns)}")}{FigureDrawing.Ends(Phrases.Seconds(picture.Starts[0]), Phrases.Seconds(picture.End))}
            """));
    }

    private static Markup Cells(Picture.Heatmap picture, int columns, int rows, long most, int level)
    {
        var path = new List<Markup>();
        for (var row = 0; row < rows; row++)
            for (var from = 0; from < columns; from++)
            {
                if (Level(row, from) != level) continue;
                var to = from;
                while (to + 1 < columns && Level(row, to + 1) == level) to++;
                path.Add(Markup.Of($"M{from * 10} {(rows - 1 - row) * 10}h{(to + 1 - from) * 10}v10h-{(to + 1 - from) * 10}z"));
                from = to;
            }
        return Markup.If(path.Count > 0, $"<path class=\"h{level}\" d=\"{path}\"/>");

        // By the root, or the few slow ones, which matter most, would be too pale to see.
        int Level(int row, int column) => picture.Counts[column * rows + row] is var count and > 0 ? Math.Clamp((int)Math.Ceiling(Math.Sqrt((double)count / most) * Levels), 1, Levels) : 0;
    }

    private static IEnumerable<(string, int)> Marks(Picture.Heatmap picture, int rows) =>
        new[] { 0, rows / 2, rows }.Distinct().Select(i => (FigureDrawing.Show(picture, picture.Bounds[i]), (rows - i) * 100));

    private static Markup Limit(Picture.Heatmap picture, int rows, int columns)
    {
        if (picture.Limit is not { } limit || limit < picture.Bounds[0] || limit > picture.Bounds[^1]) return Markup.None;
        var at = new Scale(picture.Bounds[0], picture.Bounds[^1], true).At(limit);
        return Markup.Of($"<path class=\"l\" d=\"M0 {(Scale.Length - at) * rows * 10 / Scale.Length}H{columns * 10}\"/>");
    }

    private static Markup Failures(Picture.Heatmap picture, int columns) => Markup.Of($"""
        <div class="plot failures"><span>failed</span><svg aria-hidden="true" viewBox="0 0 {columns * 10} 10" preserveAspectRatio="none"><path d="{Enumerable.Range(0, columns).Where(c => picture.Failures[c] > 0).Select(c => Markup.Of($"M{c * 10} 0h10v10h-10z"))}"/></svg></div>

        """);

    private static string Words(Picture.Heatmap picture, long failed)
    {
        var events = picture.Counts.Sum();
        var rows = picture.Bounds.Count - 1;
        var slowest = Enumerable.Range(0, rows).Last(row => Enumerable.Range(0, picture.Starts.Count).Any(c => picture.Counts[c * rows + row] > 0));
        return $"{Phrases.Number(events)} events up to {FigureDrawing.Show(picture, picture.Bounds[slowest + 1])}, the stronger the more{(failed > 0 ? $"; {Phrases.Number(failed)} failed" : "")}{(picture.Limit is { } limit ? $"; limit {FigureDrawing.Show(picture, limit)}" : "")}";
    }
}
