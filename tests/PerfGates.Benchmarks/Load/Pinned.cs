using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using PerfGates.Load;

namespace PerfGates.Benchmarks.Load;

/// <summary>The server on one processor and a client on another.</summary>
internal sealed partial class Pinned : IDisposable
{
    private readonly Process server;

    public Pinned(int serverProcessor, int clientProcessor)
    {
        Client = clientProcessor;
        server = Start("taskset", "-c", $"{serverProcessor}", "dotnet", Path.Combine(AppContext.BaseDirectory, "PerfGates.Benchmarks.dll"), "load-server");
        Url = $"http://127.0.0.1:{server.StandardOutput.ReadLine()}";
    }

    public int Client { get; }

    public string Url { get; }

    /// <summary>Processor time per answer of another program, its start included, and its answers.</summary>
    /// <param name="answers">Finds how many there were in what it prints.</param>
    public async Task<(double Cpu, long Answers)> OtherAsync(string command, Regex answers)
    {
        var output = (await Stretch.OfAsync(AppContext.BaseDirectory, "bash", "-c", $"TIMEFORMAT='CPU %U %S'; {{ time taskset -c {Client} {command} ; }} 2>&1")).Output;
        var count = answers.Matches(output).Sum(m => long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
        var cpu = Cpu().Match(output);
        if (count == 0 || !cpu.Success) throw new InvalidOperationException($"{command} printed {output}");
        return ((Number(cpu.Groups[1].Value) + Number(cpu.Groups[2].Value)) / count, count);
    }

    /// <summary>The events of one plan and its steps.</summary>
    /// <param name="watch">Sees the process while it runs.</param>
    public async Task<IReadOnlyList<LoadEvent>> GenerateAsync(LoadPlan plan, IReadOnlyList<LoadOrder.Step> steps, Func<Process, Task>? watch = null)
    {
        using var worker = Start("taskset", "-c", $"{Client}", "dotnet", Path.Combine(AppContext.BaseDirectory, "perfgates.dll"), "generate");
        await worker.StandardInput.WriteLineAsync(LoadJson.Line(plan));
        foreach (var step in steps) await worker.StandardInput.WriteLineAsync(LoadJson.Line<LoadOrder>(step));
        await worker.StandardInput.FlushAsync();
        var watching = watch?.Invoke(worker);
        List<LoadEvent> told = [];
        while (await worker.StandardOutput.ReadLineAsync() is { } line)
        {
            told.Add(LoadJson.Read<LoadEvent>(line));
            if (told[^1] is LoadEvent.Refused refused) throw new InvalidOperationException($"{refused}");
            if (told.OfType<LoadEvent.StepDone>().Count() == steps.Count) break;
        }
        worker.StandardInput.Close();
        await worker.WaitForExitAsync();
        if (watching is not null) await watching;
        return told;
    }

    public void Dispose()
    {
        server.StandardInput.Close();
        server.WaitForExit();
        server.Dispose();
    }

    private static Process Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // As the probe starts it.
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "1";
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        return Process.Start(start)!;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"CPU ([\d.]+) ([\d.]+)")]
    private static partial Regex Cpu();
}
