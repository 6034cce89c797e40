using System.ComponentModel;
using System.Diagnostics;

namespace PerfGates.MSBuild;

/// <summary>Has the engine program kill what a run left behind: whatever carries the run's cookie in its environment.</summary>
/// <param name="note">Takes a line for the log.</param>
internal sealed class Reaper(string dotnet, string engine, string nonce, Action<string> note)
{
    /// <summary>Exit codes of the host when the engine's framework is not installed (dotnet/runtime: docs/design/features/host-error-codes.md).</summary>
    public const int FrameworkMissing = unchecked((int)0x80008096), FrameworkMissingOnUnix = 0x96;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private int reaped;

    /// <summary>Once: a second call finds nothing to do. Never throws, for a timer calls it.</summary>
    public void Reap()
    {
        if (Interlocked.Exchange(ref reaped, 1) == 1) return;
        try
        {
            RunProgram();
        }
        catch (Exception world) when (world is Win32Exception or InvalidOperationException or IOException)
        {
            Note("could not run: " + world.Message);
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
        if (line is not null) note("reap: " + line);
    }
}
