using System.Globalization;
using System.Text.Json;
using PerfGates.Diagnostics;
using PerfGates.Processes;

namespace PerfGates.Probes.Benchmark;

/// <summary>What came of one host process: its result, or why there is none.</summary>
internal sealed record HostAnswer(HostResult? Result, string? Failure);

/// <summary>Starts the host inside the user's dependencies, as <c>dotnet-ef</c> starts user code.</summary>
internal sealed class HostProcess(string host, BenchmarkAssembly assembly)
{
    private const int Iterations = 5;
    private const int IterationMilliseconds = 50;

    // The sampler looks once a millisecond, so these are a thousand looks.
    private const int IterationsOfATrace = 20;

    public string Label => assembly.Label;

    /// <summary>Null after a problem.</summary>
    public async Task<IReadOnlyList<HostCase>?> ListAsync(RunContext context, SourceSpan span, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var log = Path.Combine(context.LogFolder, "cases.log");
        var (result, failure) = await AskAsync(context, log, new HostPlan("", "", null, "", 0, 0, 0), new Dictionary<string, string>(), cancellation);
        if (result is { OtherBenchmarkDotNet: { } missing }) problems.Add(Rules.OtherBenchmarkDotNet.At(span, assembly.Label, missing));
        else if ((failure ?? result!.Failure) is { } why) problems.Add(Rules.CannotHost.At(span, assembly.Label, why, $"the log is '{log}'"));
        else return result!.Cases;
        return null;
    }

    public Task<HostAnswer> MeasureAsync(RunContext context, HostCase one, int warmUp, CancellationToken cancellation) =>
        AskAsync(context, LogFile(context, one), new HostPlan("", "", one.Index, one.Name, warmUp, context.Traces is null ? Iterations : IterationsOfATrace, IterationMilliseconds), one.Environment, cancellation);

    // With one processor the runtime waits ten times as long before it compiles what is hot once more, longer than our
    // warm-up: a regular expression then takes 156 µs instead of 13, steadily. (CoreCLR, clrconfignames.h.)
    private static readonly KeyValuePair<string, string?> AsOnManyProcessors = new("DOTNET_TC_DelaySingleProcMultiplier", "1");

    public static string LogFile(RunContext context, HostCase one) => Path.Combine(context.LogFolder, string.Create(CultureInfo.InvariantCulture, $"case-{one.Index + 1}.log"));

    private async Task<HostAnswer> AskAsync(RunContext context, string log, HostPlan plan, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var (planFile, resultFile) = (Path.ChangeExtension(log, ".plan.json"), Path.ChangeExtension(log, ".result.json"));
        plan = plan with { Nonce = Guid.NewGuid().ToString("N"), Result = resultFile };
        File.Delete(resultFile);
        await File.WriteAllTextAsync(planFile, JsonSerializer.Serialize(plan, HostJson.Default.HostPlan), cancellation);
        var spec = new ProcessSpec(
            context.Processes.DotNet,
            ["exec", "--depsfile", assembly.Beside(".deps.json"), "--runtimeconfig", assembly.Beside(".runtimeconfig.json"), host, assembly.Path, planFile],
            Path.GetDirectoryName(assembly.Path)!,
            log)
        {
            Environment = context.Padded([AsOnManyProcessors, .. environment.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))]),
        };
        try
        {
            var end = await context.Processes.RunAsync(spec, cancellation);
            return Read(resultFile, plan.Nonce) is { } result ? new(result, null) : new(null, Ending(end));
        }
        finally
        {
            // Logs are masked; what a case is called, or failed with, would stay in these as it is.
            foreach (var file in new[] { planFile, resultFile, resultFile + ".unfinished" }) File.Delete(file);
        }
    }

    // A file that is missing, cut short or somebody else's is no result.
    private static HostResult? Read(string file, string nonce)
    {
        if (!File.Exists(file)) return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), HostJson.Default.HostResult) is { } result && result.Nonce == nonce ? result : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Ending(ProcessEnd end)
    {
        if (end.Outcome == ProcessOutcome.NotStarted) return $"its process could not be started: {end.Problem}";
        // A crash ends in "Unhandled exception. …" or "Process terminated. …" and then its stack.
        var last = end.LastLines.LastOrDefault(l => l.Trim().Length > 0 && !l.TrimStart().StartsWith("at ", StringComparison.Ordinal)) is { } line ? $" after '{line.Trim()}'" : "";
        return string.Create(CultureInfo.InvariantCulture, $"its process ended with exit code {end.ExitCode} and without a result{last}");
    }
}
