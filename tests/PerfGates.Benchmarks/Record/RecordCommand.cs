using System.Collections;
using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Probes.Benchmark;
using PerfGates.Processes;

namespace PerfGates.Benchmarks.Record;

/// <summary>
/// One more session of benchmarks that nobody changed: built afresh, then measured as the probe <c>benchmark</c> does, one
/// process per case and round, and added to a file that <c>study</c> reads.
/// </summary>
internal static class RecordCommand
{
    private const string Usage = "record --out <file.csv.gz> --session <name> [--processes <count>]";
    private const string Project = "tests/fixtures/Benchmarks/Recorded/Recorded.csproj";
    private const int MostPadding = 4096;
    private const int Seed = 20261121;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Option.Of(arguments, "--out") is not { } file || Option.Of(arguments, "--session") is not { } session || !File.Exists(Project))
        {
            await Console.Error.WriteLineAsync($"{Usage}: needs both, in the repository's root.");
            return 1;
        }
        var processes = int.Parse(Option.Of(arguments, "--processes") ?? "20", CultureInfo.InvariantCulture);
        var folder = Path.GetFullPath(Path.Combine("artifacts", "recorded"));
        Directory.CreateDirectory(folder);
        List<Diagnostic> problems = [];
        var cases = await CasesAsync(await BuiltAsync(folder, session), folder, problems);
        // A case that did not settle is a warning: noise belongs to the recording.
        bool Failed() => problems.Any(p => p.Severity == Severity.Error);
        List<RecordedRun> runs = [];
        // Where a process's stack begins depends on its environment: one length for all would be the same accident in all.
        Random random = new(session.Aggregate(Seed, (hash, character) => unchecked(hash * 31 + character)));
        for (var round = 0; round < processes && !Failed(); round++)
            foreach (var one in cases)
                if (await one.RunAsync(Context(folder, round + 1, random.Next(MostPadding)), one.Name, problems, CancellationToken.None) is { } subject)
                    runs.Add(new(session, one.Name, round, subject.Values["mean"].Value * 1e9));
        foreach (var problem in problems) await Console.Error.WriteLineAsync(problem.Message);
        if (Failed()) return 1;
        RecordedRun.Add(file, runs);
        return 0;
    }

    /// <summary>The same source, compiled again: only an attribute with the session's name differs, and with it where everything lies.</summary>
    private static async Task<BenchmarkAssembly> BuiltAsync(string folder, string session)
    {
        await Stretch.OfAsync(Directory.GetCurrentDirectory(), "dotnet", "build", Project, "-c", "Release", "--artifacts-path", folder, $"-p:BuiltForSession={session}", "-p:UseSharedCompilation=false", "-nologo", "-v:q");
        return new(Path.Combine(folder, "bin", "Recorded", "release", "Recorded.dll"), Project);
    }

    private static async Task<IReadOnlyList<CaseRuns>> CasesAsync(BenchmarkAssembly assembly, string folder, ICollection<Diagnostic> problems)
    {
        HostProcess process = new(Path.Combine(AppContext.BaseDirectory, "host", "PerfGates.BenchmarkHost.dll"), assembly);
        var all = await process.ListAsync(Context(folder, 0, 0), Nowhere, problems, CancellationToken.None) ?? [];
        return [.. all.Select(c => new CaseRuns(new(c, [], Nowhere), process))];
    }

    private static SourceSpan Nowhere => SourceSpan.StartOf(Project);

    private static RunContext Context(string folder, int round, int padding)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "");
        environment["PADDING"] = new string('x', padding);
        return new("recorded", Nowhere, round, folder, folder, folder, BuildFacts.None, new ChildProcesses(Guid.NewGuid().ToString("N"), environment), TimeProvider.System, Console.WriteLine);
    }
}
