using System.Globalization;

namespace PerfGates.Benchmarks.Study;

/// <summary>One value per build on changing machines: <c>path,suite,benchmark,unit,epoch_ms,commit,value,stddev</c>. What really changed is not known.</summary>
internal static class HistoryRecording
{
    /// <summary>Values that an alarm must be kept up by.</summary>
    public const int After = 3;

    private const int Before = 8;

    public static bool Fits(CsvTable table) => new[] { "path", "suite", "benchmark", "epoch_ms", "commit", "value" }.All(table.Columns.Contains);

    public static TrialSet Set(string name, CsvTable table)
    {
        int path = table.Column("path"), suite = table.Column("suite"), benchmark = table.Column("benchmark"), time = table.Column("epoch_ms"), commit = table.Column("commit"), value = table.Column("value");
        List<Trial> trials = [];
        foreach (var series in table.Rows.GroupBy(r => (r[path], r[suite], r[benchmark])))
        {
            List<string[]> points = [.. series.OrderBy(r => long.Parse(r[time], CultureInfo.InvariantCulture))];
            double[] values = [.. points.Select(r => double.Parse(r[value], CultureInfo.InvariantCulture))];
            for (var i = Before; i + After < values.Length; i++) trials.Add(new(values[..i], values[i..], false, points[i][commit]));
        }
        return new(name, $"every build after its predecessors; an alarm is false if the next {After} builds do not keep it up", TrialKind.History, trials);
    }
}
