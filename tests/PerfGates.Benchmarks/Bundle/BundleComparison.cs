using System.Globalization;
using System.Text.Json;

namespace PerfGates.Benchmarks.Bundle;

/// <summary>Whole programs on the same files, taking turns: size-limit, PerfGates with nothing known, PerfGates when nothing changed.</summary>
internal static class BundleComparison
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var pairs = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 7;
        var corpus = await BundleCorpus.InstalledAsync();
        var (budgets, cache) = await PrepareAsync(corpus);
        List<(double Peer, double Cold, double ColdProbe, double Warm, double WarmProbe)> rounds = [];
        var sizes = new HashSet<string>();
        // The first round fills the file cache of the system and does not count.
        for (var round = 0; round <= pairs; round++)
        {
            var peer = await Stretch.OfAsync(corpus.Peers, Path.Combine(corpus.Peers, "node_modules/.bin/node"), "node_modules/size-limit/bin.js", "--json");
            if (Directory.Exists(cache)) Directory.Delete(cache, recursive: true);
            var cold = await OursAsync(budgets, cache);
            var warm = await OursAsync(budgets, cache);
            sizes.Add($"size-limit {JsonDocument.Parse(peer.Output).RootElement[0].GetProperty("size").GetInt64()} B, PerfGates {cold.Total} B, again {warm.Total} B");
            if (round > 0) rounds.Add((peer.Wall.TotalMilliseconds, cold.Wall, cold.Probe, warm.Wall, warm.Probe));
        }
        foreach (var line in sizes) Console.WriteLine(line);
        Console.WriteLine($"{Environment.ProcessorCount} cores, {pairs} rounds     median      min      max");
        Row("size-limit", r => r.Peer, "ms");
        Row("PerfGates, nothing known", r => r.Cold, "ms");
        Row("PerfGates, nothing changed", r => r.Warm, "ms");
        Row("  of these the probe", r => r.ColdProbe, "ms");
        Row("  of these the probe", r => r.WarmProbe, "ms");
        Row("times as fast, known", r => r.Peer / r.Cold, "x");
        Row("times as fast, unchanged", r => r.Peer / r.Warm, "x");
        Row("probe alone, nothing known", r => r.Peer / r.ColdProbe, "x");
        Row("probe alone, unchanged", r => r.Peer / r.WarmProbe, "x");
        return 0;

        void Row(string name, Func<(double Peer, double Cold, double ColdProbe, double Warm, double WarmProbe), double> pick, string unit) =>
            Console.WriteLine($"{name,-27} {Spread.Of([.. rounds.Select(pick)], unit)}");
    }

    private static async Task<(string Budgets, string Cache)> PrepareAsync(BundleCorpus corpus)
    {
        await File.WriteAllTextAsync(Path.Combine(corpus.Peers, ".size-limit.json"), JsonSerializer.Serialize(new[]
        {
            new { name = "corpus", path = BundleCorpus.Patterns.Select(p => Path.GetRelativePath(corpus.Peers, Path.Combine(corpus.Modules, p))), gzip = true, limit = "50 MB" },
        }));
        var budgets = Path.Combine(corpus.Folder, ".perfbudget.yml");
        await File.WriteAllTextAsync(budgets, $"""
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
        return (budgets, Path.Combine(corpus.Folder, "cache"));
    }

    private static async Task<(double Wall, double Total, double Probe)> OursAsync(string budgets, string cache)
    {
        var run = await Stretch.OfAsync(Path.GetDirectoryName(budgets)!, "dotnet", typeof(BundleOnce).Assembly.Location, "bundle-once", budgets, cache);
        var figures = run.Output.Split(' ', StringSplitOptions.TrimEntries);
        return (run.Wall.TotalMilliseconds, double.Parse(figures[0], CultureInfo.InvariantCulture), double.Parse(figures[1], CultureInfo.InvariantCulture));
    }
}
