using PerfGates.Baselines;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Tests.Baselines;

/// <summary>Baselines to begin with, and the way into the file and back.</summary>
internal static class Accepted
{
    public static Fingerprint Laptop { get; } = new(new Dictionary<string, string> { ["os"] = "debian 12", ["architecture"] = "x64", ["cpu"] = "AuthenticAMD AMD EPYC family 25 model 17 stepping 1", ["cores"] = "2", ["memory"] = "24 GiB" });

    public static Fingerprint Server { get; } = new(new Dictionary<string, string>(Laptop.Fields) { ["cores"] = "64", ["governor"] = "performance" });

    public static IReadOnlyDictionary<string, string> Encoder { get; } = new Dictionary<string, string> { ["encoder"] = "gzip 9, .NET 10.0.0" };

    public static Baseline Two { get; } = new(
    [
        new(Server, new Dictionary<string, BaselineGate> { ["pages"] = Pages(612_500, "2026-01-07") }),
        new(Laptop, new Dictionary<string, BaselineGate>
        {
            ["pages"] = Pages(612_412, "2026-01-05"),
            ["import \"fast\" <é>"] = Gate("2026-01-06", new Dictionary<string, string> { ["runtime"] = ".NET 8.0.11", ["gc"] = "workstation, concurrent" },
                new("case", "Bench.Parse(n: 10)", "mean", Dimension.Time, false, [1.23456789e-3, 1.2e-3, 1.1999999e-3]),
                new("case", "Bench.Parse(n: 10)", "allocated", Dimension.Size, true, [1024]),
                new("case", "Bench.Parse(n: 10)", "throughput", Dimension.Rate, false, [810.0045, 833.33333333]),
                new("gate", "", "hits", Dimension.Share, false, [0.123456, 0.07]),
                new("gate", "", "score", Dimension.Number, true, [0.1 + 0.2])),
        }),
    ]);

    public static BaselineGate Pages(double total, string date) => Gate(date, Encoder, new("file", "app.js", "size", Dimension.Size, true, [total / 2]), new("gate", "", "total", Dimension.Size, true, [total]));

    public static BaselineGate Gate(string date, IReadOnlyDictionary<string, string> facts, params BaselineSeries[] series) =>
        new(new("0.1.0", "0123456789abcdef0123456789abcdef01234567", DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), "faster import, see #12"), facts, series);

    public static Baseline Read(string text, out IReadOnlyList<Diagnostic> problems)
    {
        var all = new List<Diagnostic>();
        var read = BaselineFile.Read(text, "/repo/.perfbudget.baseline.json", all);
        problems = all;
        return read;
    }
}
