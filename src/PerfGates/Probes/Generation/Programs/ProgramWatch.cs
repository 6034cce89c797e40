using System.Globalization;
using System.Text.RegularExpressions;
using PerfGates.Probes.Generation.Aborting;
using PerfGates.Probes.Generation.Events;
using PerfGates.Probes.Generation.Settings;

namespace PerfGates.Probes.Generation.Programs;

/// <summary>Makes events of what a program prints, and of what it writes to the file of its events; both come on threads of their own.</summary>
/// <param name="now">Seconds since the start.</param>
/// <param name="abort">Ends the program.</param>
internal sealed class ProgramWatch(ProgramSettings program, Making making, Func<double> now, Action abort)
{
    private readonly Lock _lock = new();
    private readonly List<(double Time, double Behind, double? Own, Func<Moment, GenerationEvent> Event)> _seen = [];
    private bool _firstOutput;

    // What one look finds in the file was written at any time since the look before.
    private (long Look, double Time) _found = (-1, 0);
    private ProgramEvent? _told;

    public Abortion? Aborted { get; private set; }

    /// <summary>The program says itself that it failed.</summary>
    public bool SaysFailed { get; private set; }

    /// <summary>A line of its events that is none: number and reason; null if all are.</summary>
    public (int Line, string Why)? NotUnderstood { get; private set; }

    public string Reached { get; private set; } = "it told no progress";

    /// <summary>When the program itself began: what started it took a moment too.</summary>
    public double Begun { get; set; }

    /// <param name="ended">Seconds that it took; null if it was ended.</param>
    public Timeline Timeline(double? ended)
    {
        lock (_lock)
            return new([
                new GenerationEvent.Submitted(Moment.At(0)), new GenerationEvent.Running(Moment.At(0)),
                // A line is seen a moment after it was printed, the last one perhaps behind the end.
                .. _seen.Select(s => s.Event(new(Within(s.Time - s.Behind), Within(s.Time), s.Own))),
                .. ended is { } end ? new GenerationEvent[] { new GenerationEvent.Done(Moment.At(end)) } : [],
            ]);

        double Within(double time) => Math.Clamp(time - Begun, 0, ended ?? double.MaxValue);
    }

    public void Line(string text)
    {
        foreach (var (name, expression) in program.Stages)
            if (expression.IsMatch(text)) StageBegins(name);
        if (program.Progress?.Match(text) is { Success: true } match && Number(match.Groups["i"]) is { } step && Number(match.Groups["n"]) is { } steps && step <= steps) Progress(step, steps);
    }

    public void Take(ProgramEvent told)
    {
        lock (_lock)
        {
            if (_found.Look != told.FoundAt) _found = (told.FoundAt, now());
            _told = told;
            Tell(told);
            _told = null;
        }
    }

    private void Tell(ProgramEvent told)
    {
        switch (told)
        {
            case ProgramEvent.Stage { Begins: true } stage: StageBegins(stage.Name); break;
            case ProgramEvent.Stage stage: Saw(m => new GenerationEvent.StageEnds(m, stage.Name)); break;
            case ProgramEvent.Progress { Steps: { } steps } progress: Progress(progress.Step, steps); break;
            case ProgramEvent.Output output: Output(output.Number is null or 1); break;
            case ProgramEvent.Reached { Phase: ProgramPhase.FirstOutput }:
                Output(first: false);
                _firstOutput = true;
                break;
            case ProgramEvent.Reached { Phase: ProgramPhase.Failed }: SaysFailed = true; break;
        }
    }

    public void Misread(int line, string why) => NotUnderstood ??= (line, why);

    // Whoever says 'first-output' and then counts its outputs has told the first one twice.
    private void Output(bool first)
    {
        if (first && _firstOutput) _firstOutput = false;
        else Saw(m => new GenerationEvent.Output(m));
    }

    private void StageBegins(string name)
    {
        Saw(m => new GenerationEvent.StageBegins(m, name));
        making.TellStage(name);
    }

    private void Progress(double step, double steps)
    {
        lock (_lock)
        {
            Saw(m => new GenerationEvent.Progress(m, step, steps));
            Reached = string.Create(CultureInfo.InvariantCulture, $"the last step was {step:0} of {steps:0}");
            if (Aborted is not null || making.Abort.After(now() - Begun, step, steps) is not { } late) return;
            Aborted = late;
        }
        abort();
    }

    private void Saw(Func<Moment, GenerationEvent> happened)
    {
        lock (_lock) _seen.Add(_told is { } told ? (_found.Time, told.Behind.TotalSeconds, told.Time, happened) : (now(), 0, null, happened));
    }

    private static double? Number(Group group) =>
        double.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
