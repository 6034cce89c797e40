using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PerfGates.BuildTests.Bench;

public sealed class StartedDotnet : IDisposable
{
    internal static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Stopwatch wall = Stopwatch.StartNew();
    private readonly StringBuilder output = new();
    private readonly Process process;
    private readonly List<(string Text, TaskCompletionSource Seen)> awaited = [];

    public StartedDotnet(ProcessStartInfo start, string cookie, string binaryLog)
    {
        (Cookie, BinaryLog) = (cookie, binaryLog);
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private string Cookie { get; }

    private string BinaryLog { get; }

    public int Id => process.Id;

    /// <summary>Ends when a line of the output holds the text.</summary>
    public async Task Says(string text)
    {
        // Never on the thread that reads the output: the test goes on to wait for the end of that very output.
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (output)
        {
            if (output.ToString().Contains(text, StringComparison.Ordinal)) return;
            awaited.Add((text, seen));
        }
        await seen.Task.WaitAsync(Limit);
    }

    public DotnetEnd Wait()
    {
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'dotnet {string.Join(' ', process.StartInfo.ArgumentList)}' did not end within {Limit}:\n{output}");
        }
        process.WaitForExit();
        lock (output) return new DotnetEnd(process.ExitCode, output.ToString(), wall.Elapsed);
    }

    /// <summary>Waits for the end and reads the binary log.</summary>
    public BuildRun Finish()
    {
        var ended = Wait();
        Assert.True(File.Exists(BinaryLog), ended.Output);
        return new BuildRun(ended.ExitCode, ended.Output, ended.Wall, BuildLog.Read(BinaryLog), LeftBehind());
    }

    /// <summary>What Ctrl-C does.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public IReadOnlyList<string> LeftBehind() => Leftovers.Of(Cookie);

    public void Dispose() => process.Dispose();

    private void Take(string? line)
    {
        if (line is null) return;
        lock (output)
        {
            output.AppendLine(line);
            foreach (var (_, seen) in awaited.Where(a => line.Contains(a.Text, StringComparison.Ordinal)))
                seen.TrySetResult();
        }
    }
}
