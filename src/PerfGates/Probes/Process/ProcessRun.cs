using System.Text.RegularExpressions;
using PerfGates.Diagnostics;
using PerfGates.Processes;
using PerfGates.Resources;

namespace PerfGates.Probes.Process;

/// <summary>One run of the program, from its start until nothing of it is left.</summary>
internal sealed class ProcessRun(ProcessSettings process, RunContext context)
{
    private readonly string _log = Path.Combine(context.LogFolder, $"process-{context.Round}.log");
    private readonly string _events = Path.Combine(context.LogFolder, $"events-{context.Round}.jsonl");
    private readonly LastWords _lastWords = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Diagnostic> _problems = [];

    private bool NeedsLooks => process.Leak is not null || context.Budgeted.Contains(ProcessProbe.Cleanup);

    public async Task<Observations> ObserveAsync(CancellationToken cancellation)
    {
        if (WrittenProgram.WithOutput(process.Run, context.Build) is not { } words)
            return Observations.Failed(Rules.CommandNotStarted.At(process.Span, process.Written, WrittenProgram.NoOutput));
        if (NeedsLooks && ResourceMeter.Obstacle is { } obstacle)
            return Observations.Failed(Rules.ResourceUnobserved.At(process.Span, context.Gate, process.Leak is null ? ProcessProbe.Cleanup : ResourceMetrics.MemoryGrowth.Name, obstacle));
        // What is left is looked at even where no budget asks for any other resource.
        await using var own = NeedsLooks && context.Meter is null ? new ResourceMeter(context.Clock) : null;
        var readings = await RunAsync(context with { Meter = context.Meter ?? own }, words, cancellation);
        return new(readings.Count == 0 && _problems.Count > 0 ? [] : [Subject.Gate(readings)], _problems);
    }

    private async Task<Dictionary<string, Reading>> RunAsync(RunContext metered, string[] words, CancellationToken cancellation)
    {
        await using var events = new ProgramEvents(_events, context.Clock, e => Take(e, metered), NotUnderstood);
        var (program, problem) = await LivingProgram.StartAsync(context.Processes, Spec(words), metered.MeasureAsync);
        if (program is null)
        {
            _problems.Add(Rules.CommandNotStarted.At(process.Span, process.Written, problem));
            return [];
        }
        try
        {
            var life = new ProgramLife(process, metered, program, _lastWords, _log);
            var readings = await life.ReadyAsync(_ready.Task, cancellation) ? await life.ObserveAsync(NeedsLooks, cancellation) : [];
            lock (_problems) _problems.InsertRange(0, life.Problems);
            return readings;
        }
        finally
        {
            await program.KillAsync();
        }
    }

    private ProcessSpec Spec(string[] words) => new(words[0], words[1..], Path.GetFullPath(process.WorkingDirectory, context.BaseFolder), _log)
    {
        Environment = context.Padded(process.Environment.Append(KeyValuePair.Create(ProgramEvents.Variable, (string?)_events))),
        OutputLine = _lastWords.Output + LookForReady,
        ErrorLine = _lastWords.Error + LookForReady,
    };

    private void LookForReady(string line)
    {
        if (process.Ready is not { } ready || _ready.Task.IsCompleted) return;
        try
        {
            if (ready.Line.IsMatch(line)) _ready.TrySetResult();
        }
        catch (RegexMatchTimeoutException)
        {
            return; // it may match the next line
        }
    }

    private static void Take(ProgramEvent told, RunContext metered)
    {
        if (told is ProgramEvent.Stage { Begins: true } stage) metered.Meter?.StageBegins(stage.Name);
    }

    // One is enough to mend them all.
    private void NotUnderstood(int line, string why)
    {
        lock (_problems)
            if (_problems.All(p => p.Rule != Rules.EventNotUnderstood)) _problems.Add(Rules.EventNotUnderstood.At(process.Span, line, why, _events));
    }
}
