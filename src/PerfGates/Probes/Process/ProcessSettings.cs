using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Servers;
using PerfGates.Statistics.Rules;
using PerfGates.Units;

namespace PerfGates.Probes.Process;

/// <summary>What stands under <c>process:</c>.</summary>
/// <param name="Run">The program and its arguments, with <c>{output}</c> not yet filled in; empty after a problem.</param>
/// <param name="For">Counted from when it is ready, warm-up included; null: to its own end.</param>
/// <param name="WarmUp">Null: as the gate says.</param>
internal sealed record ProcessSettings(
    IReadOnlyList<string> Run,
    SourceSpan Span,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string?> Environment,
    TimeSpan? For,
    SourceSpan ForSpan,
    TimeSpan? WarmUp,
    IReadOnlyList<int> ExitCodes,
    SamplingPlan Sampling,
    ReadySettings? Ready,
    LeakSettings? Leak,
    Stopping Stop)
{
    // Without warming up, three of four programs that keep nothing look as if they did.
    private const double WarmUpOfLeak = 1.0 / 3;

    // Two more than can show anything: three of the 36 pairs may then contradict it.
    private const int GoodFloors = 9;

    /// <summary>The program, for messages.</summary>
    public string Written => string.Join(' ', Run);

    public static ProcessSettings Read(SettingsReader settings)
    {
        var read = ReadKeys(settings);
        if (read.Leak is { } leak && read.For is null)
            settings.Report(Rules.MissingKey.At(leak.Span, settings.Where, "for", "how long to watch it for leaks: a warm-up, and three windows or more"));
        return read;
    }

    /// <summary>How long it warms up.</summary>
    /// <param name="gate">What the gate says; null: nothing.</param>
    public TimeSpan WarmUpFor(TimeSpan? gate) => WarmUp ?? gate ?? (Leak is null || For is null ? TimeSpan.Zero : For.Value * WarmUpOfLeak);

    /// <summary>How many floors fit into the time behind the warm-up.</summary>
    public int Floors(TimeSpan warmUp) => Leak is null || For is null ? 0 : (int)((For.Value - warmUp) / Leak.Part + 1e-9);

    /// <summary>Times that do not fit into each other; null if they do.</summary>
    /// <param name="gate">What the gate says of warming up; null: nothing.</param>
    public Diagnostic? Complaint(TimeSpan? gate)
    {
        if (For is null) return null;
        var warmUp = WarmUpFor(gate);
        if (warmUp >= For) return Rules.NothingLeftToMeasure.At(ForSpan, Text(warmUp), Text(For.Value));
        if (Leak is null || Floors(warmUp) >= LeakRule.FewestFloors) return null;
        // A warm-up that is a share of the time grows with it.
        var needed = (WarmUp ?? gate) is null ? Leak.Part * GoodFloors / (1 - WarmUpOfLeak) : warmUp + Leak.Part * GoodFloors;
        return Rules.TooFewFloors.At(Leak.Span, Text(For.Value - warmUp), Text(Leak.Window), Floors(warmUp), LeakRule.FewestFloors, QuantityText.Write(new(Math.Ceiling(needed.TotalSeconds - 1e-6), Dimension.Time)));
    }

    private static ProcessSettings ReadKeys(SettingsReader settings) => new(
        ReadRun(settings),
        settings.ValueSpan("run"),
        settings.Text("working-directory", "Where it runs, counted from the budget file.", ".")!.Value,
        WrittenProgram.Environment(settings, "env", "Environment variables on top of the engine's own."),
        settings.Duration("for", "How long it runs, once it is ready; then it is stopped. Without it, to its own end."),
        settings.ValueSpan("for"),
        settings.Duration("warmup", "The first part of 'for', in which means and growth do not count; the gate's own 'warmup' if left out, and with 'leak' a third of 'for'.", orZero: true),
        WrittenProgram.ExitCodes(settings),
        ReadSampling(settings),
        settings.Section("ready", "When it has started up: a regular expression for a line that it prints; without it, at once.", r => new Box(ReadySettings.Read(r)), text => new Box(ReadySettings.Of(text, settings)))?.Ready,
        settings.Section("leak", "Watches what is left behind full collections, and whether that grows.", LeakSettings.Read),
        Stopping.Read(settings));

    private static SamplingPlan ReadSampling(SettingsReader settings)
    {
        var runs = settings.Whole("runs", "How many fresh runs a limit may take at most, and a comparison too if this is written.", 1, 1, 50);
        return new(runs, "run", settings.Has("runs") ? runs : null);
    }

    private static IReadOnlyList<string> ReadRun(SettingsReader settings)
    {
        var words = WrittenProgram.Words(settings, "run", "The program: a command line, split without a shell, or a list of words; {output} is the project's built assembly.");
        settings.Demand("run", settings.Span, "the program to run, such as dotnet bin/Release/net10.0/Worker.dll");
        return words;
    }

    private static string Text(TimeSpan time) => QuantityText.Format(new(time.TotalSeconds, Dimension.Time));

    private sealed record Box(ReadySettings? Ready);
}
