using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfGates.Load;

namespace PerfGates.Benchmarks.Load;

/// <summary>
/// Processor time per request of the client, beside wrk and hey: pairs in turn, the same server on another processor, 16
/// connections. Ours checks each answer's status and body and fills its histograms meanwhile; its figure is of the measured
/// seconds, theirs of the whole program, which starts in milliseconds.
/// </summary>
internal static partial class LoadComparison
{
    private const int Connections = 16;
    private const int Seconds = 4;

    public static async Task<int> RunAsync(string[] arguments)
    {
        using Pinned machine = new(serverProcessor: 0, clientProcessor: Environment.ProcessorCount - 1);
        if (Option.Of(arguments, "--minutes") is { } minutes) return await MemoryAsync(machine, double.Parse(minutes, CultureInfo.InvariantCulture));
        var pairs = arguments.Length > 0 && int.TryParse(arguments[0], CultureInfo.InvariantCulture, out var asked) ? asked : 5;
        List<Round> rounds = [];
        for (var i = 0; i < pairs; i++)
        {
            rounds.Add(await RoundAsync(machine));
            Console.Error.WriteLine(rounds[^1]);
        }
        var (client, server) = await SleepingAsync(machine);
        Print(rounds, client, server);
        if (Option.Of(arguments, "--json") is { } file)
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { processors = Environment.ProcessorCount, connections = Connections, rounds, sleepingMedian = client, sleepingMedianOfServer = server }, LoadJson.Options));
        return 0;
    }

    private static async Task<Round> RoundAsync(Pinned machine)
    {
        LoadOrder.Step full = new(1, "full", new Drive.Closed(Connections), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(Seconds), null, TimeSpan.FromSeconds(1));
        var timed = full with { Number = 2, Drive = new Drive.Open(2000, 2000, false, Connections, TimeSpan.FromMilliseconds(10), 2000) };
        var ours = await machine.GenerateAsync(Plan(machine, "/"), [full, timed]);
        var wrk = await machine.OtherAsync($"wrk -t1 -c{Connections} -d{Seconds}s {machine.Url}/", Wrk());
        var hey = await machine.OtherAsync($"hey -cpus 1 -c {Connections} -z {Seconds}s {machine.Url}/", Hey());
        var done = ours.OfType<LoadEvent.StepDone>().ToList();
        var answers = ours.OfType<LoadEvent.Window>().Where(w => w.Step == 1).Sum(w => w.Ok);
        if (ours.OfType<LoadEvent.Failure>().FirstOrDefault() is { } failure) throw new InvalidOperationException($"{failure}");
        return new(Micro(done[0].Health.CpuPerRequest), Micro(wrk.Cpu), Micro(hey.Cpu), answers / Seconds, wrk.Answers / Seconds, hey.Answers / Seconds, Micro(done[1].Health.SendLag95), Micro(done[1].Health.SendLag99), Micro(done[0].Health.Gap99));
    }

    /// <summary>Median latency of a server that sleeps 20 ms, as seen by the generator and by the server's own stopwatch; in microseconds.</summary>
    private static async Task<(double Client, double Server)> SleepingAsync(Pinned machine)
    {
        LoadOrder.Step step = new(1, "sleeping", new Drive.Closed(1), TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(5), null, TimeSpan.FromSeconds(1));
        var told = await machine.GenerateAsync(Plan(machine, "/wait"), [step]);
        using HttpClient http = new();
        var server = double.Parse(await http.GetStringAsync($"{machine.Url}/waited"), CultureInfo.InvariantCulture);
        return (Micro(Median(told)), server / 1000);
    }

    private static double Median(IReadOnlyList<LoadEvent> told)
    {
        var pairs = told.OfType<LoadEvent.Counted>().Where(c => c.Kind == CountedKind.Latency).SelectMany(c => c.Histogram).Chunk(2).ToList();
        var rank = Math.Ceiling(pairs.Sum(p => p[1]) / 2.0);
        return Buckets.Fine.Seconds((int)pairs.First(p => (rank -= p[1]) <= 0)[0]);
    }

    private static async Task<int> MemoryAsync(Pinned machine, double minutes)
    {
        LoadOrder.Step step = new(1, "long", new Drive.Closed(Connections), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(minutes), null, TimeSpan.FromSeconds(1));
        var told = await machine.GenerateAsync(Plan(machine, "/"), [step], async worker =>
        {
            // Processor placement aside, taskset becomes the program itself.
            using PeriodicTimer every = new(TimeSpan.FromSeconds(10));
            for (var seconds = 0; await every.WaitForNextTickAsync() && !worker.HasExited; seconds += 10)
                Console.WriteLine($"{seconds + 10,5} s  {Resident(worker) / 1024.0,8:0.0} MB resident");
        });
        Console.WriteLine($"{told.OfType<LoadEvent.Window>().Sum(w => w.Ok):N0} answers");
        return 0;
    }

    private static long Resident(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1024;
    }

    private static LoadPlan Plan(Pinned machine, string path)
    {
        RequestPlan request = new(0, "hello", "GET", path, [], null, [], new() { Status = [new(200, 200)], BodyContains = "World" });
        return new(machine.Url, LoadProtocol.Http11, [], [new("all", 1, [], [request], TimeSpan.Zero)], [], [0.001, 0.01], 1);
    }

    private static void Print(IReadOnlyList<Round> rounds, double client, double server)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, {rounds.Count} pairs                 median      min      max");
        Console.WriteLine($"processor time, PerfGates     {Spread.Of([.. rounds.Select(r => r.Ours)], "µs/request")}");
        Console.WriteLine($"processor time, wrk           {Spread.Of([.. rounds.Select(r => r.Wrk)], "µs/request")}");
        Console.WriteLine($"processor time, hey           {Spread.Of([.. rounds.Select(r => r.Hey)], "µs/request")}");
        Console.WriteLine($"wrk to PerfGates              {Spread.Of([.. rounds.Select(r => r.Wrk / r.Ours)], "times")}");
        Console.WriteLine($"hey to PerfGates              {Spread.Of([.. rounds.Select(r => r.Hey / r.Ours)], "times")}");
        Console.WriteLine($"requests, PerfGates           {Spread.Of([.. rounds.Select(r => r.OursPerSecond)], "/s")}");
        Console.WriteLine($"requests, wrk                 {Spread.Of([.. rounds.Select(r => r.WrkPerSecond)], "/s")}");
        Console.WriteLine($"requests, hey                 {Spread.Of([.. rounds.Select(r => r.HeyPerSecond)], "/s")}");
        Console.WriteLine($"sending late at 2,000/s, p95  {Spread.Of([.. rounds.Select(r => r.Lag95)], "µs")}");
        Console.WriteLine($"sending late at 2,000/s, p99  {Spread.Of([.. rounds.Select(r => r.Lag99)], "µs")}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a server that sleeps 20 ms: median {client:0.0} µs, by its own stopwatch {server:0.0} µs"));
    }

    private static double Micro(double seconds) => seconds * 1e6;

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Wrk();

    [GeneratedRegex(@"\[200\]\s+(\d+) responses")]
    private static partial Regex Hey();

    /// <summary>Processor time and lateness in microseconds.</summary>
    private sealed record Round(double Ours, double Wrk, double Hey, double OursPerSecond, double WrkPerSecond, double HeyPerSecond, double Lag95, double Lag99, double Gap99);
}
