using System.Globalization;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Benchmark;

/// <summary>One case over all rounds. It remembers what warm-up it needed, and whether there is any use in trying again.</summary>
internal sealed class CaseRuns(SelectedCase selected, HostProcess process)
{
    // 20 iterations of 50 ms outlast tiered compilation: the spread between processes falls from 50 % to 2 % against 2 iterations.
    private const int FirstWarmUp = 20;
    private const int Attempts = 3;
    private const int MuchCompiled = 40;
    private const double MuchDrift = 1.3;
    private const string Kind = "case";

    private int _warmUp = FirstWarmUp;
    private bool _failed;

    public string Name => selected.Case.Name;

    public SubjectKey Key => new(Kind, Name);

    /// <summary>Of the last process that measured it; empty before.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; private set; } = new Dictionary<string, string>();

    /// <summary>Null after a problem.</summary>
    public async Task<Subject?> RunAsync(RunContext context, string announcement, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        if (_failed) return null;
        context.Report(announcement);
        var (result, failure) = selected.Case.Failure is { } cause ? new HostAnswer(null, cause) : await SettledAsync(context, problems, cancellation);
        if (result?.Measurement is { } measurement)
        {
            Facts = measurement.Facts;
            return new(Kind, Name, selected.Carriers, CaseFigures.Of(measurement));
        }
        _failed = true;
        problems.Add(result?.OtherBenchmarkDotNet is { } missing
            ? Rules.OtherBenchmarkDotNet.At(selected.Span, process.Label, missing)
            : Rules.CaseFailed.At(selected.Span, context.Gate, Name, failure ?? result?.Failure ?? "the host said neither a result nor a reason", HostProcess.LogFile(context, selected.Case)));
        return null;
    }

    private async Task<HostAnswer> SettledAsync(RunContext context, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        while (true)
        {
            var answer = await process.MeasureAsync(context, selected.Case, _warmUp, cancellation);
            if (context.Traces is not null || answer.Result?.Measurement is not { SettlesDown: true } measurement) return answer;
            var drifts = measurement.Drift > MuchDrift;
            if (!drifts && measurement.Compiled <= MuchCompiled) return answer;
            if (_warmUp == FirstWarmUp << (Attempts - 1))
            {
                // Much compiled is a hint to warm up for longer, no more: SHA-256 of 10 kB compiles up to 122 methods without any effect on its time.
                if (drifts) problems.Add(Rules.UnsteadyCase.At(selected.Span, context.Gate, Name, Attempts.ToString(CultureInfo.InvariantCulture)));
                return answer;
            }
            _warmUp *= 2;
            context.Report($"{Name} is still warming up; its process is run again with {_warmUp} warm-up iterations");
        }
    }
}
