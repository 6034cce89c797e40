using PerfGates.Pictures;

namespace PerfGates.Reports.Html;

internal static class TreemapDrawing
{
    private const int MostListed = 20;

    public static Markup Of(Picture.Treemap picture)
    {
        PicturePart[] parts = [.. picture.Parts, .. picture.Others > 0 ? new[] { new PicturePart(Others(picture), picture.OthersSize, "other") } : []];
        var groups = parts.Where(p => p.Size > 0).GroupBy(p => p.Group).OrderByDescending(g => g.Sum(p => p.Size)).ToList();
        if (groups.Count == 0) return Markup.None;
        var colours = groups.Select((g, i) => (g.Key, Class: i % 8)).ToDictionary(g => g.Key, g => g.Class);
        var tiles = Squares.Of([.. groups.Select(g => g.Sum(p => p.Size))], Squares.Whole)
            .Zip(groups).SelectMany(g => Squares.Of([.. g.Second.Select(p => p.Size)], g.First).Zip(g.Second));
        return FigureDrawing.Figure("treemap", picture.Title, Words(picture, parts), Markup.Of($"""
            <svg class="tiles" role="img" aria-label="{picture.Title}: {Words(picture, parts)}">{Markup.Join(tiles, t => Tile(picture, t.First, t.Second, colours[t.Second.Group]))}</svg>
            <ul class="legend">{Markup.Join(groups, g => Markup.Of($"<li><svg aria-hidden=\"true\" viewBox=\"0 0 8 8\"><path class=\"k{colours[g.Key]}\" d=\"M0 0h8v8H0z\"/></svg>{g.Key} {FigureDrawing.Show(picture, g.Sum(p => p.Size))}"))}</ul>
            <details><summary>The largest in words</summary><ol>{Markup.Join(picture.Parts.Take(MostListed), p => Markup.Of($"<li><code>{p.Name}</code> {FigureDrawing.Show(picture, p.Size)}"))}</ol></details>

            """));
    }

    private static Markup Tile(Picture.Treemap picture, Rectangle place, PicturePart part, int colour)
    {
        var (x, y, right, bottom) = (Percent(place.X / Squares.Whole.Width), Percent(place.Y / Squares.Whole.Height), Percent((place.X + place.Width) / Squares.Whole.Width), Percent((place.Y + place.Height) / Squares.Whole.Height));
        var (width, height) = (right - x, bottom - y);
        var size = FigureDrawing.Show(picture, part.Size);
        // Names that do not fit are in the tooltip and in the list; narrow tiles show theirs where the page is wide.
        var label = height < 80 || width < 60 ? Markup.None
            : Markup.Of($"<text class=\"{(width < 220 ? "w" : "n")}\" x=\"6\" y=\"17\">{part.Name.Split('/')[^1]}{Markup.If(height > 150, $"<tspan x=\"6\" dy=\"16\">{size}</tspan>")}</text>");
        return Markup.Of($"<svg x=\"{LimitBar.Percent(x)}\" y=\"{LimitBar.Percent(y)}\" width=\"{LimitBar.Percent(width)}\" height=\"{LimitBar.Percent(height)}\"><title>{part.Name}, {size}</title><rect class=\"k{colour}\" width=\"100%\" height=\"100%\"/>{label}</svg>");
    }

    private static int Percent(double share) => (int)Math.Round(share * 1000);

    private static string Others(Picture.Treemap picture) => $"{Phrases.Count(picture.Others, "other")}";

    private static string Words(Picture.Treemap picture, PicturePart[] parts) =>
        $"{FigureDrawing.Show(picture, parts.Sum(p => p.Size))} in {Phrases.Count(picture.Parts.Count + picture.Others, "part")}; the largest is {parts[0].Name} with {FigureDrawing.Show(picture, parts[0].Size)}";
}
