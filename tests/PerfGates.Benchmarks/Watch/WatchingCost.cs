using System.Globalization;
using PerfGates.Processes;
using PerfGates.Resources;

namespace PerfGates.Benchmarks.Watch;

/// <summary>
/// What watching costs: processor time of looks at a small tree of processes that sleep. Looks follow each other without a
/// pause, and are told that 20 ms have passed: so the figure does not depend on what else the machine does.
/// </summary>
internal static class WatchingCost
{
    private const double Period = 0.02;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var processes = arguments.Length > 0 && int.TryParse(arguments[0], CultureInfo.InvariantCulture, out var count) ? count : 3;
        var folder = Directory.CreateTempSubdirectory("perfgates-watch-").FullName;
        ChildProcesses children = new(Guid.NewGuid().ToString("N"), new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! });
        var script = string.Concat(Enumerable.Repeat("sleep 600 & ", processes - 1)) + "wait";
        var (program, problem) = await LivingProgram.StartAsync(children, new("sh", ["-c", script], folder, Path.Combine(folder, "log")));
        if (program is null) throw new InvalidOperationException(problem);
        var begun = TimeProvider.System.GetTimestamp();
        var skipped = 0.0;
        using Sampler sampler = new("", () => TimeProvider.System.GetElapsedTime(begun).TotalSeconds + skipped);
        var root = ProcessTable.Find(program.Id)!;
        sampler.Add(new(root, launcher: null, program.Carries, isOld: true, 0), root);
        // The first ones compile it all.
        foreach (var looks in (int[])[20_000, 10_000])
        {
            var (before, shares) = (Environment.CpuUsage.TotalTime, sampler.Samples.Count(s => s.Proportional is not null));
            for (var look = 0; look < looks; look++)
            {
                skipped += Period;
                sampler.Look();
            }
            var each = (Environment.CpuUsage.TotalTime - before) / looks;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{looks} looks at {processes} processes: {each.TotalMicroseconds:0} us each, {each.TotalSeconds / Period * 100:0.00} % of a processor at one look in 20 ms; PSS in {sampler.Samples.Count(s => s.Proportional is not null) - shares} of them"));
        }
        await program.KillAsync();
        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
