using System.Globalization;
using PerfGates.Processes;
using PerfGates.Resources;

namespace PerfGates.Benchmarks.Watch;

/// <summary>What watching a program costs: processor time of this process while a small tree of processes sleeps.</summary>
internal static class WatchingCost
{
    private const string Usage = "usage: watch [seconds] [processes]";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var seconds = arguments.Length > 0 && int.TryParse(arguments[0], CultureInfo.InvariantCulture, out var given) ? given : 10;
        var processes = arguments.Length > 1 && int.TryParse(arguments[1], CultureInfo.InvariantCulture, out var count) ? count : 3;
        if (!OperatingSystem.IsLinux())
        {
            await Console.Error.WriteLineAsync($"{Usage}; on Linux");
            return 1;
        }
        var folder = Directory.CreateTempSubdirectory("perfgates-watch-").FullName;
        ChildProcesses children = new(Guid.NewGuid().ToString("N"), new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! });
        var script = string.Concat(Enumerable.Repeat("sleep 600 & ", processes - 1)) + string.Create(CultureInfo.InvariantCulture, $"sleep {seconds}; kill $(jobs -p)");
        // Once to compile it all, once to count.
        foreach (var round in (string[])["first", "then"])
        {
            await using ResourceMeter meter = new(TimeProvider.System);
            var before = Environment.CpuUsage.TotalTime;
            await meter.RunAsync(children, new("sh", ["-c", script], folder, Path.Combine(folder, "log")), CancellationToken.None);
            var record = await meter.EndAsync();
            var cost = Environment.CpuUsage.TotalTime - before;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{round}: {record.Samples.Count} samples, {record.Samples.Count(s => s.Proportional is not null)} with PSS, of {processes + 1} processes, longest gap {record.LongestGap * 1000:0} ms, {cost.TotalMilliseconds:0} ms in {seconds} s, {cost.TotalSeconds / seconds * 100:0.00} % of a processor"));
        }
        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
