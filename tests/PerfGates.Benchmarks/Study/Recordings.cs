namespace PerfGates.Benchmarks.Study;

/// <summary>Whatever a folder holds in one of the two formats of recordings, told by the columns.</summary>
internal static class Recordings
{
    public static IReadOnlyList<TrialSet> In(string folder)
    {
        List<TrialSet> sets = [];
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var table = CsvTable.Read(file);
            var name = new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(file))!).Name;
            if (SessionRecording.Fits(table)) sets.AddRange(SessionRecording.Sets(name, table));
            else if (HistoryRecording.Fits(table)) sets.Add(HistoryRecording.Set(name, table));
        }
        return [.. sets.Where(s => s.Trials.Count > 0)];
    }
}
