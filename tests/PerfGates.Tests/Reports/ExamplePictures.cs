using PerfGates.Pictures;
using PerfGates.Reports;
using PerfGates.Units;

namespace PerfGates.Tests.Reports;

/// <summary>A picture of every kind, and a profile, for <see cref="Example"/>.</summary>
internal static class ExamplePictures
{
    public static IReadOnlyList<Picture> OfLoad { get; } =
    [
        new Picture.Heatmap("latency", Dimension.Time, [0, 1, 2, 3, 4, 5, 6, 7], 8, [0.01, 0.02, 0.04, 0.08, 0.16, 0.32],
        [
            310, 240, 60, 8, 0, 305, 250, 55, 10, 1, 300, 255, 58, 9, 0, 280, 240, 90, 12, 0, 220, 230, 130, 40, 8, 150, 210, 170, 90, 22, 120, 190, 190, 120, 40, 110, 185, 195, 130, 44,
        ], [0, 0, 0, 0, 0, 0, 3, 12], 0.1),
        new Picture.Timeline("memory", Dimension.Size, [new("", [0, 1, 2, 3, 4, 5, 6, 7, 8], [31e6, 64e6, 92e6, 101e6, 118e6, 160e6, 204e6, 212e6, 187e6])], 256e6),
        new Picture.Timeline("processors", Dimension.Number, [new("", [1, 2, 3, 4, 5, 6, 7, 8], [0.4, 1.2, 1.9, 1.8, 1.85, 1.9, 2, 1.1])], null),
        new Picture.Timeline("graphics memory", Dimension.Size, [new("NVIDIA <H200>", [0, 4, 8], [1.2e9, 6.1e9, 6.1e9]), new("second", [0, 4, 8], [0, 0.4e9, 0.4e9])], 80e9),
    ];

    public static IReadOnlyList<Picture> OfFiles { get; } =
    [
        new Picture.Treemap("files", Dimension.Size,
            [new("assets/app.js", 302000, "js"), new("assets/vendor.js", 71000, "js"), new("hero.webp", 52000, "image"), new("assets/site.css", 38000, "css"), new("font.woff2", 24300, "font"), new("<script>.html", 4000, "html"), new("empty.js", 0, "js")], 24, 21000),
    ];

    public static IReadOnlyList<Picture> OfStages { get; } = [new Picture.Bars("stages", Dimension.Time, [new("load", 1.9), new("denoise", 12.4), new("decode", 3.1)])];

    public static ReportedProfile Profile { get; } = new("Bench.Parser.Parse(N: 1000)", 4120,
        [new("Parser.Parse(string)", 0.08, 0.93, 0.91), new("Tokens.Next<T>(ref T)", 0.31, 0.52, 0.33), new("String.Concat", 0.2, 0.2, 0), new("List`1.Add", 0.04, 0.04, 0.09)], "the run accepted on 2026-01-20", "parser.speedscope.json");
}
