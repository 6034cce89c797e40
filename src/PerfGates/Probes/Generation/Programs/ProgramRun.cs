using PerfGates.Diagnostics;
using PerfGates.Probes.Generation.Settings;
using PerfGates.Processes;
using PerfGates.Units;

namespace PerfGates.Probes.Generation.Programs;

/// <summary>One run of a program that makes something.</summary>
internal static class ProgramRun
{
    public static async Task<JobRecord> RunAsync(ProgramSettings program, Making making, CancellationToken cancellation)
    {
        var (context, variables, begun) = (making.Context, new TemplateValues(making), making.Now);
        var folder = Path.GetFullPath(program.WorkingDirectory, context.BaseFolder);
        var name = FormattableString.Invariant($"{(making.IsWarmUp ? "warm-up" : $"generation-{making.Run}")}-{making.Job}");
        var written = program.Output is { } output ? new WrittenFiles(output, folder, variables) : null;
        // Its time begins with the program: what starts it takes a moment too.
        using var abort = new CancellationTokenSource(Timeout.InfiniteTimeSpan, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(abort.Token, cancellation);
        var watch = new ProgramWatch(program, making, () => making.Now - begun, abort.Cancel);
        var events = Path.Combine(context.LogFolder, $"{name}.events");
        if (WrittenProgram.WithOutput(program.Words(context, variables), context.Build) is not { } words)
            return new(watch.Timeline(null)) { Begun = begun, Failure = Rules.CommandNotStarted.At(program.Span, program.Written, WrittenProgram.NoOutput) };
        var spec = new ProcessSpec(words[0], words[1..], folder, Path.Combine(context.LogFolder, $"{name}.log"))
        {
            Environment = new Dictionary<string, string?>(program.EnvironmentIn(context)) { [ProgramEvents.Variable] = events },
            OutputLine = watch.Line,
            ErrorLine = watch.Line,
            Limits = context.ProgramLimits,
            Started = _ =>
            {
                watch.Begun = making.Now - begun;
                abort.CancelAfter(making.TimeLeft);
            },
        };
        ProcessEnd? end;
        await using (new ProgramEvents(events, context.Clock, watch.Take, watch.Misread))
            end = await EndAsync(spec, making, either.Token, cancellation);

        if (end is null) return Ended(program, making, watch, making.Now - begun - watch.Begun) with { Begun = begun };
        var wall = (end.Usage?.Wall ?? end.Wall).TotalSeconds;
        long? size = null;
        var failure = Failure(program, making, watch, end, spec.LogFile) ?? (written is null ? null : Written(written, program, making, out size));
        return new(watch.Timeline(wall)) { Begun = begun, Failure = failure, OutputSize = size };
    }

    // Null: it was ended by us. What warms up is not watched.
    private static async Task<ProcessEnd?> EndAsync(ProcessSpec spec, Making making, CancellationToken either, CancellationToken cancellation)
    {
        try
        {
            return await (making.IsWarmUp ? making.Context.Processes.RunAsync(spec, either) : making.Context.MeasureAsync(spec, either));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static JobRecord Ended(ProgramSettings program, Making making, ProgramWatch watch, double elapsed)
    {
        var record = new JobRecord(watch.Timeline(null));
        if ((watch.Aborted ?? making.Abort.At(elapsed)) is { } aborted) return record with { Aborted = aborted };
        return record with { Failure = Rules.NeverFinal.At(program.Span, making.Where, QuantityText.Format(new(making.Patience.TotalSeconds, Dimension.Time)), watch.Reached) };
    }

    private static Diagnostic? Failure(ProgramSettings program, Making making, ProgramWatch watch, ProcessEnd end, string log)
    {
        if (end.Outcome == ProcessOutcome.NotStarted) return Rules.CommandNotStarted.At(program.Span, program.Written, end.Problem);
        if (end.ExitCode != 0) return Rules.CommandFailed.At(program.Span, program.Written, end.ExitCode, PrintableText.LastSaid(end.LastLines), log);
        if (watch.SaysFailed) return Rules.GenerationFailed.At(program.Span, making.Where, "the program says so in its events");
        return watch.NotUnderstood is var (line, why) ? Rules.AnswerNotUnderstood.At(program.Span, making.Where, "the file of its events", $"has in line {line} what is no event: {why}") : null;
    }

    private static Diagnostic? Written(WrittenFiles written, ProgramSettings program, Making making, out long? size)
    {
        size = written.Size(out var problem);
        return size is null ? Rules.OutputRefused.At(program.Output!.Span, making.Where, problem) : null;
    }
}
