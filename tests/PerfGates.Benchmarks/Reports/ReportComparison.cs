using System.Diagnostics;
using System.Globalization;
using System.Text;
using PerfGates.Reports;

namespace PerfGates.Benchmarks.Reports;

/// <summary>What each format of a large report takes: the first time, as in a run, and when its code is compiled.</summary>
internal static class ReportComparison
{
    private const int Gates = 1000, Budgets = 5;

    public static Task<int> RunAsync(string[] arguments)
    {
        var rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 7;
        var report = LargeReport.Of(Gates, Budgets);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Gates:#,0} gates with {Budgets} budgets, {Environment.ProcessorCount} cores, {rounds} rounds"));
        Console.WriteLine("                               first    later      least     most           size");
        double first = 0;
        foreach (var format in ReportFormats.All)
        {
            var size = 0L;
            List<double> times = [];
            for (var i = 0; i <= rounds; i++)
            {
                var began = Stopwatch.GetTimestamp();
                var files = format.Render(report);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                size = files.Sum(f => (long)Encoding.UTF8.GetByteCount(f.Text));
            }
            first += times[0];
            Row(format.Name, times, size);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sum of the first{first,20:0.##} ms"));
        Written(report, rounds);
        return Task.FromResult(0);
    }

    private static void Written(ReportDocument report, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("perfgates-reports-").FullName;
        List<double> times = [];
        for (var i = 0; i <= rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            ReportFiles.WriteAll(folder, ReportFormats.All, report, text => text);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        Row("all, written to a disk", times, new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length));
        Directory.Delete(folder, recursive: true);
    }

    private static void Row(string name, List<double> times, long bytes) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} {times[0],9:0.##} {Spread.Of(times[1..], "ms")} {bytes / 1e6,10:0.00} MB"));
}
