namespace PerfGates.Benchmarks.Study;

/// <summary>Whatever a folder holds in one of the two formats of recordings, told by the columns.</summary>
/// <param name="Sets">With at least one trial each.</param>
/// <param name="Others">Paths of tables in neither format.</param>
internal sealed record Recordings(IReadOnlyList<TrialSet> Sets, IReadOnlyList<string> Others)
{
    /// <exception cref="InvalidDataException">A table cannot be read; the message says which and where.</exception>
    public static Recordings In(string folder)
    {
        List<TrialSet> sets = [];
        List<string> others = [];
        var files = Directory.EnumerateFiles(Path.GetFullPath(folder), "*", SearchOption.AllDirectories).Where(f => f.EndsWith(".csv", StringComparison.Ordinal) || f.EndsWith(".csv.gz", StringComparison.Ordinal));
        foreach (var inFolder in files.Order(StringComparer.Ordinal).GroupBy(f => Path.GetDirectoryName(f)!))
            foreach (var file in inFolder)
            {
                var table = CsvTable.Read(file);
                var name = Path.GetFileName(inFolder.Key) + (inFolder.Count() == 1 ? "" : $"/{Path.GetFileName(file).Split('.')[0]}");
                if (SessionRecording.Fits(table)) sets.AddRange(SessionRecording.Sets(name, table));
                else if (HistoryRecording.Fits(table)) sets.Add(HistoryRecording.Set(name, table));
                else others.Add(file);
            }
        return new([.. sets.Where(s => s.Trials.Count > 0)], others);
    }
}
