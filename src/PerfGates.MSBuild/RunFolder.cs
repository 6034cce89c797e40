namespace PerfGates.MSBuild;

/// <summary>The folder of one run. Builds of one tree never touch each other's. The engine removes old ones that have a verdict; those
/// of engines that ended without one go here, with the next run.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly StreamWriter log;
    private bool closed;

    public RunFolder(string resultsFolder, string nonce)
    {
        Results = resultsFolder;
        RemoveDeadRuns();
        Path = System.IO.Path.Combine(resultsFolder, "run-" + nonce);
        Directory.CreateDirectory(Path);
        log = new StreamWriter(File.Open(LogPath, FileMode.CreateNew, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
    }

    public string Results { get; }
    public string Path { get; }
    public string RequestPath => System.IO.Path.Combine(Path, "request.json");
    public string VerdictPath => System.IO.Path.Combine(Path, "verdict.json");
    public string LogPath => System.IO.Path.Combine(Path, "engine.log");

    /// <summary>Why the log could not be written to its end; null if it could.</summary>
    public string? LogProblem { get; private set; }

    /// <summary>Never throws: the engine's output must be read to its end even if there is no room for it.</summary>
    public void Write(string line)
    {
        lock (log)
        {
            if (closed || LogProblem is not null) return;
            try
            {
                log.WriteLine(line);
            }
            catch (IOException problem)
            {
                LogProblem = problem.Message;
            }
        }
    }

    /// <summary>The engine polls for this file. The task's only other way to it, standard input, is closed by ToolTask at once.</summary>
    public void AskToEnd() => File.WriteAllText(System.IO.Path.Combine(Path, "cancel"), "");

    /// <summary>Puts the verdict where <c>perfgates verify</c> looks; only a whole one ever stands there.</summary>
    public void PublishVerdict()
    {
        var target = System.IO.Path.Combine(Results, "verdict.json");
        var copy = System.IO.Path.Combine(Path, "verdict.copy.json");
        File.Copy(VerdictPath, copy, overwrite: true);
        if (File.Exists(target)) File.Replace(copy, target, destinationBackupFileName: null);
        else File.Move(copy, target);
    }

    public void Dispose()
    {
        lock (log)
        {
            closed = true;
            log.Dispose();
        }
    }

    private void RemoveDeadRuns()
    {
        if (!Directory.Exists(Results)) return;
        foreach (var run in Directory.GetDirectories(Results, "run-*"))
            if (IsDead(run))
                Remove(run);
    }

    private static void Remove(string run)
    {
        try
        {
            Directory.Delete(run, recursive: true);
        }
        catch (IOException)
        {
            // another build of this tree removes it at this moment
        }
    }

    // A living run holds its log open.
    private static bool IsDead(string run)
    {
        var log = System.IO.Path.Combine(run, "engine.log");
        if (!File.Exists(log) || File.Exists(System.IO.Path.Combine(run, "verdict.json"))) return false;
        try
        {
            using var file = File.Open(log, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
