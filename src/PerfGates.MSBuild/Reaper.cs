using System.ComponentModel;
using System.Diagnostics;

namespace PerfGates.MSBuild;

/// <summary>Has the engine program kill what a run left behind: whatever carries the run's cookie in its environment.</summary>
internal sealed class Reaper(string dotnet, string engine, string nonce, RunFolder run)
{
    /// <summary>Exit codes of the host when the engine's framework is not installed (dotnet/runtime: docs/design/features/host-error-codes.md).</summary>
    public const int FrameworkMissing = unchecked((int)0x80008096), FrameworkMissingOnUnix = 0x96;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public void Reap()
    {
        try
        {
            RunProgram();
        }
        catch (Win32Exception notStarted)
        {
            Note("could not be started: " + notStarted.Message);
        }
    }

    private void RunProgram()
    {
        var start = new ProcessStartInfo(dotnet, $"{NestedDotnet.Quoted(engine)} reap --run {nonce}")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit((int)Patience.TotalMilliseconds)) return;
        process.Kill();
        Note("did not end within " + Patience);
    }

    private void Note(string? line)
    {
        if (line is not null) run.Write("reap: " + line);
    }
}
