using PerfGates.Pictures;

namespace PerfGates.Reports.Html;

internal static class BarsDrawing
{
    public static Markup Of(Picture.Bars picture)
    {
        var scale = new Scale(0, Math.Max(picture.Values.Max(v => v.Value), double.Epsilon), false);
        var longest = picture.Values.MaxBy(v => v.Value)!;
        return FigureDrawing.Figure("bars", picture.Title, $"the longest is {longest.Name} with {FigureDrawing.Show(picture, longest.Value)}", Markup.Of($"""
            <table class="rows">
            {Markup.Join(picture.Values, v => Markup.Of($"<tr><th scope=\"row\">{v.Name}<td>{FigureDrawing.Show(picture, v.Value)}<td><svg class=\"m\" viewBox=\"0 0 1000 9\" preserveAspectRatio=\"none\"><path d=\"M0 5H{scale.At(v.Value)}\"/></svg>\n"))}</table>

            """));
    }
}
