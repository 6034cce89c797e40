namespace PerfGates.Cli.Doors;

/// <summary>One folder a run, so that two builds of one tree never touch each other's files; old ones go with the next run.</summary>
internal static class RunFolders
{
    // Long enough for a task of another build to have read the verdict in it.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public static void DeleteOld(string resultsFolder, string current, DateTimeOffset now)
    {
        if (!Directory.Exists(resultsFolder)) return;
        foreach (var folder in Directory.EnumerateDirectories(resultsFolder, "run-*"))
        {
            var finished = new FileInfo(Path.Combine(folder, "verdict.json"));
            if (folder == current || !finished.Exists || now - finished.LastWriteTimeUtc < Kept) continue;
            Directory.Delete(folder, recursive: true);
        }
    }
}
