using System.Globalization;
using System.Text.Json;

namespace PerfGates.Benchmarks.Bundle;

/// <summary>Whole programs on the same files, taking turns: size-limit, PerfGates with nothing known, PerfGates when nothing changed.</summary>
internal static class BundleComparison
{
    /// <param name="Cold">PerfGates after its <c>obj</c> was deleted.</param>
    /// <param name="Warm">PerfGates once more.</param>
    private sealed record Round(Run Peer, Run Cold, Run Warm);

    /// <param name="Wall">Milliseconds from start to end of the process.</param>
    /// <param name="Gate">Milliseconds of these that the gate took, as the report says.</param>
    /// <param name="Size">Bytes that the program found.</param>
    private sealed record Run(double Wall, double Gate, long Size);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 7;
        var corpus = await BundleCorpus.InstalledAsync();
        await WriteSettingsAsync(corpus);
        List<Round> rounds = [];
        // The first round fills the file cache of the system and does not count.
        for (var i = 0; i <= count; i++)
        {
            var peer = await PeerAsync(corpus);
            if (Directory.Exists(corpus.Results)) Directory.Delete(corpus.Results, recursive: true);
            Round round = new(peer, await OursAsync(corpus), await OursAsync(corpus));
            if (i > 0) rounds.Add(round);
        }
        Console.WriteLine(string.Join('\n', rounds.Select(r => $"size-limit {r.Peer.Size} B, PerfGates {r.Cold.Size} B, once more {r.Warm.Size} B").Distinct()));
        Console.WriteLine($"{Environment.ProcessorCount} cores, {count} rounds            median      min      max");
        Row("size-limit", r => r.Peer.Wall, "ms");
        Row("PerfGates, nothing known", r => r.Cold.Wall, "ms");
        Row("  its gate", r => r.Cold.Gate, "ms");
        Row("PerfGates, nothing changed", r => r.Warm.Wall, "ms");
        Row("  its gate", r => r.Warm.Gate, "ms");
        Row("as fast, nothing known", r => r.Peer.Wall / r.Cold.Wall, "times");
        Row("  its gate", r => r.Peer.Wall / r.Cold.Gate, "times");
        Row("as fast, nothing changed", r => r.Peer.Wall / r.Warm.Wall, "times");
        Row("  its gate", r => r.Peer.Wall / r.Warm.Gate, "times");
        return 0;

        void Row(string name, Func<Round, double> pick, string unit) => Console.WriteLine($"{name,-27} {Spread.Of([.. rounds.Select(pick)], unit)}");
    }

    private static async Task<Run> PeerAsync(BundleCorpus corpus)
    {
        var ended = await Stretch.OfAsync(corpus.Peers, Path.Combine(corpus.Peers, "node_modules", ".bin", "node"), "node_modules/size-limit/bin.js", "--json");
        using var report = JsonDocument.Parse(ended.Output);
        return new(ended.Wall.TotalMilliseconds, double.NaN, report.RootElement[0].GetProperty("size").GetInt64());
    }

    private static async Task<Run> OursAsync(BundleCorpus corpus)
    {
        var ended = await Stretch.OfAsync(corpus.Folder, "dotnet", Path.Combine(AppContext.BaseDirectory, "perfgates.dll"), "run", "--format", "json");
        using var report = JsonDocument.Parse(ended.Output);
        var gate = report.RootElement.GetProperty("gates")[0];
        var size = gate.GetProperty("budgets")[0].GetProperty("subjects")[0].GetProperty("value").GetInt64();
        return new(ended.Wall.TotalMilliseconds, gate.GetProperty("elapsed").GetDouble() * 1000, size);
    }

    private static async Task WriteSettingsAsync(BundleCorpus corpus)
    {
        var paths = BundleCorpus.Patterns.Select(p => Path.GetRelativePath(corpus.Peers, Path.Combine(corpus.Modules, p)));
        await File.WriteAllTextAsync(Path.Combine(corpus.Peers, ".size-limit.json"), JsonSerializer.Serialize(new[] { new { name = "corpus", path = paths, gzip = true, limit = "50 MB" } }));
        await File.WriteAllTextAsync(Path.Combine(corpus.Folder, ".perfbudget.yml"), $"""
            version: 1
            gates:
              corpus:
                bundle:
                  path: node_modules
                  include: [{string.Join(", ", BundleCorpus.Patterns.Select(p => $"'{p}'"))}]
                  encoding: gzip
                budgets:
                  - total < 50MB
            """);
    }
}
