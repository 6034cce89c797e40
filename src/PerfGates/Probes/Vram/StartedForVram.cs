using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.Processes;

namespace PerfGates.Probes.Vram;

/// <summary>One run of a program; its graphics memory is looked at by whoever watches it.</summary>
internal static class StartedForVram
{
    public static async Task<Observations> RunAsync(VramSettings vram, RunContext context, CancellationToken cancellation)
    {
        if (WrittenProgram.WithOutput(vram.Run, context.Build) is not { } words) return Observations.Failed(Rules.CommandNotStarted.At(vram.Span, vram.Written, WrittenProgram.NoOutput));
        var name = string.Create(CultureInfo.InvariantCulture, $"vram-{context.Round}");
        var (log, file) = (Path.Combine(context.LogFolder, $"{name}.log"), Path.Combine(context.LogFolder, $"{name}.jsonl"));
        var last = new LastWords();
        List<Diagnostic> problems = [];
        var spec = new ProcessSpec(words[0], words[1..], Path.GetFullPath(vram.WorkingDirectory, context.BaseFolder), log)
        {
            Environment = context.Padded(vram.Environment.Append(new(ProgramEvents.Variable, file))),
            OutputLine = last.Output,
            ErrorLine = last.Error,
        };
        ProcessEnd end;
        await using (new ProgramEvents(file, context.Clock, Take, (line, why) => problems.Add(Rules.EventNotUnderstood.At(vram.Span, line, why, file))))
            end = await context.MeasureAsync(spec, cancellation);
        if (end.Outcome == ProcessOutcome.NotStarted) return Observations.Failed(Rules.CommandNotStarted.At(vram.Span, vram.Written, end.Problem));
        if (!vram.ExitCodes.Contains(end.ExitCode)) return Observations.Failed(Rules.CommandFailed.At(vram.Span, vram.Written, end.ExitCode, last, log));
        return problems.Count > 0 ? Observations.Failed([.. problems]) : new([Subject.Gate(new Dictionary<string, Reading>())], []);

        void Take(ProgramEvent told)
        {
            if (told is ProgramEvent.Stage { Begins: true } stage) context.Meter?.StageBegins(stage.Name);
            else if (told is ProgramEvent.VideoMemory own) context.Meter?.VideoMemory(own.Bytes);
        }
    }
}
