namespace PerfGates.Cli.Doors;

/// <summary>One folder a run, so that two builds of one tree never touch each other's files; old ones go with the next run.</summary>
internal static class RunFolders
{
    // Long enough for a task of another build to have read the verdict in it.
    private static readonly TimeSpan Finished = TimeSpan.FromMinutes(10);

    // Without a verdict it was cancelled or killed, or is still measuring.
    private static readonly TimeSpan Unfinished = TimeSpan.FromDays(1);

    public static void DeleteOld(string resultsFolder, string current, DateTimeOffset now)
    {
        if (!Directory.Exists(resultsFolder)) return;
        foreach (var folder in Directory.EnumerateDirectories(resultsFolder, "run-*"))
        {
            var verdict = Path.Combine(folder, "verdict.json");
            var kept = File.Exists(verdict) ? Finished : Unfinished;
            if (folder == current || now - Directory.GetLastWriteTimeUtc(folder) < kept) continue;
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception contended) when (contended is IOException or UnauthorizedAccessException)
            {
                continue; // another run is deleting it, or somebody reads a log in it: the next run tries again
            }
        }
    }
}
