using PerfGates.Pictures;
using PerfGates.Units;

namespace PerfGates.Reports.Html;

/// <summary>A picture with its title, and in words what it shows.</summary>
internal static class FigureDrawing
{
    public static Markup Of(Picture picture) => picture switch
    {
        Picture.Timeline timeline => TimelineDrawing.Of(timeline),
        Picture.Heatmap heatmap => HeatmapDrawing.Of(heatmap),
        Picture.Treemap treemap => TreemapDrawing.Of(treemap),
        Picture.Bars bars => BarsDrawing.Of(bars),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Markup Figure(string kind, string title, string words, Markup drawing) => Markup.Of($"""
        <figure class="{kind}"><figcaption><b>{title}</b> <span>{words}</span></figcaption>
        {drawing}</figure>

        """);

    /// <summary>What stands left of a plot.</summary>
    /// <param name="marks">A text, and how far from the top in the plot's own height.</param>
    public static Markup Axis(IEnumerable<(string Text, int At)> marks, int height) => Markup.Of($"""
        <svg class="axis" aria-hidden="true">{Markup.Join(marks, m => Markup.Of($"<text x=\"100%\" y=\"{LimitBar.Percent(m.At * 1000 / height)}\" dy=\"{(m.At * 10 < height ? 10 : m.At * 10 > height * 9 ? 0 : 4)}\">{m.Text}</text>"))}</svg>
        """);

    public static Markup Ends(string from, string to) => Markup.Of($"<p class=\"ends axes\"><span>{from}</span><span>{to}</span></p>\n");

    public static string Show(Picture picture, double value) => QuantityText.Short(new(value, picture.Unit));
}
