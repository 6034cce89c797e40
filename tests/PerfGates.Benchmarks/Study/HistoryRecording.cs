namespace PerfGates.Benchmarks.Study;

/// <summary>One value per build on changing machines: <c>path,suite,benchmark,unit,epoch_ms,commit,value,stddev</c>. What really changed is not known.</summary>
internal static class HistoryRecording
{
    public const string Columns = "path, suite, benchmark, epoch_ms, commit, value";

    /// <summary>Values that an alarm must be kept up by.</summary>
    public const int After = 3;

    private const int Before = 8;

    public static bool Fits(CsvTable table) => table.Has(Columns.Split(", "));

    public static TrialSet Set(string name, CsvTable table)
    {
        int path = table.Column("path"), suite = table.Column("suite"), benchmark = table.Column("benchmark"), time = table.Column("epoch_ms"), commit = table.Column("commit"), value = table.Column("value");
        List<Trial> trials = [];
        foreach (var series in table.Rows.GroupBy(r => (r[path], r[suite], r[benchmark])))
        {
            List<string[]> points = [.. series.OrderBy(r => table.Number(r, time))];
            double[] values = [.. points.Select(r => table.Number(r, value))];
            for (var i = Before; i + After < values.Length; i++) trials.Add(new(values[..i], values[i..], false, points[i][commit]));
        }
        return new(name, $"every build after its predecessors; an alarm is false if the next {After} builds do not keep it up", TrialKind.History, trials);
    }
}
