using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PerfGates.Benchmarks.SideBySide;

/// <summary>
/// <c>perfgates run --compare HEAD~1</c> on a head that is 10 % slower, and on one that differs in a comment: how often
/// each is called a breach, a pass or inconclusive, after how many pairs and how long.
/// </summary>
internal static class Demonstration
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "perfgates.dll");

    private sealed record Outcome(string Verdict, int Pairs, TimeSpan Wall);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var times = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10;
        Console.WriteLine($"{Environment.ProcessorCount} cores, {times} times        breach     pass  inconclusive   pairs: median, least, most      time: median, least, most");
        await ShowAsync("10 % slower", await DemoRepository.TenPercentSlowerAsync(), times);
        await ShowAsync("a comment", await DemoRepository.CommentOnlyAsync(), times);
        return 0;
    }

    private static async Task ShowAsync(string name, DemoRepository repository, int times)
    {
        List<Outcome> outcomes = [];
        while (outcomes.Count < times) outcomes.Add(await OnceAsync(repository));
        Directory.Delete(repository.Folder, recursive: true);
        int Of(string verdict) => outcomes.Count(o => o.Verdict == verdict);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20} {Of("breach"),12} {Of("pass"),8} {Of("inconclusive"),13} {Spread.Of([.. outcomes.Select(o => (double)o.Pairs)], "")} {Spread.Of([.. outcomes.Select(o => o.Wall.TotalSeconds)], "s")}"));
    }

    // A breach ends with an exit code of its own, so this is no Stretch.
    private static async Task<Outcome> OnceAsync(DemoRepository repository)
    {
        ProcessStartInfo start = new("dotnet", [Program, "run", "--compare", "HEAD~1", "--format", "json"]) { WorkingDirectory = repository.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var wall = Stopwatch.GetElapsedTime(began);
        using var report = JsonDocument.Parse(await output is { Length: > 0 } json ? json : throw new InvalidOperationException(await errors));
        var gate = report.RootElement.GetProperty("gates")[0];
        return new(gate.GetProperty("verdict").GetString()!, gate.GetProperty("runs").GetInt32(), wall);
    }
}
