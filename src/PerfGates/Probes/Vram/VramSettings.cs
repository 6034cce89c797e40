using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Gpu;
using PerfGates.Units;

namespace PerfGates.Probes.Vram;

/// <summary>What stands under <c>vram:</c>.</summary>
/// <param name="Run">The program and its arguments; empty with <see cref="Process"/>, and after a problem.</param>
/// <param name="For">How long a process that runs already is watched.</param>
internal sealed record VramSettings(
    IReadOnlyList<string> Run,
    SourceSpan Span,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string?> Environment,
    IReadOnlyList<int> ExitCodes,
    Located<string>? Process,
    TimeSpan For,
    GpuLooks Looks,
    SamplingPlan Sampling)
{
    private static readonly string[] OfAStart = ["working-directory", "env", "exit-code"];

    /// <summary>The program, for messages.</summary>
    public string Written => string.Join(' ', Run);

    public static VramSettings Read(SettingsReader settings)
    {
        VramSettings vram = new(
            WrittenProgram.Words(settings, "run", "The program to start: a command line, split without a shell, or a list of words; {output} is the project's built assembly."),
            settings.ValueSpan("run"),
            settings.Text("working-directory", "With 'run': where it runs, counted from the budget file.", ".")!.Value,
            WrittenProgram.Environment(settings, "env", "With 'run': environment variables on top of the engine's own."),
            WrittenProgram.ExitCodes(settings),
            settings.Text("process", "Instead of 'run', a program that runs already: its name, or that of its script."),
            settings.Duration("for", "With 'process': how long it is watched.") ?? TimeSpan.Zero,
            ReadLooks(settings),
            ReadSampling(settings));
        ReportContradictions(settings, vram);
        return vram;
    }

    private static GpuLooks ReadLooks(SettingsReader settings)
    {
        var scope = settings.Choice("scope", "The memory of the gate's own processes, or what the whole card has more than before.", GpuScope.Tree);
        var usual = GpuLooks.Usual with { Scope = scope };
        var every = settings.Quantity("every", "How often it is looked, 5ms to 1s; if this is not written, every 50ms after ten seconds of each stage.", Dimension.Time, usual.Every.TotalSeconds)!;
        if (!settings.Has("every")) return usual;
        if (every.Value is < 0.005 or > 1)
            settings.Report(Rules.InvalidValue.At(every.Span, QuantityText.Write(new(every.Value, Dimension.Time)), "every", "write a duration from 5ms to 1s"));
        var period = TimeSpan.FromSeconds(Math.Clamp(every.Value, 0.005, 1));
        return new(period, period, scope);
    }

    private static SamplingPlan ReadSampling(SettingsReader settings)
    {
        var runs = settings.Whole("runs", "How many fresh runs a limit may take at most, and a comparison too if this is written.", 1, 1, 50);
        return new(runs, "run", settings.Has("runs") ? runs : null);
    }

    private static void ReportContradictions(SettingsReader settings, VramSettings vram)
    {
        if (settings.Has("run") && settings.Has("process"))
            settings.Report(Rules.Exclusive.At(settings.KeySpan("process"), "run", "process", "a gate starts its program, or watches one that runs already"));
        else if (!settings.Has("run") && !settings.Has("process"))
            settings.Report(Rules.MissingKey.At(settings.Span, settings.Where, "run", "the program to start, such as python render.py; or 'process', the name of one that runs already"));
        else if (settings.Has("process"))
        {
            if (!settings.Has("for")) settings.Report(Rules.MissingKey.At(settings.Span, settings.Where, "for", "how long the process is watched, such as 30s"));
            if (settings.IsEmpty("process") || vram.Process is { Value: "" }) settings.Report(Rules.InvalidValue.At(settings.ValueSpan("process"), "", "process", "write the name of a program"));
            foreach (var key in OfAStart.Where(settings.Has)) settings.Report(Rules.Exclusive.At(settings.KeySpan(key), key, "process", "it is for a program that the gate starts by 'run'"));
        }
        else if (settings.Has("for")) settings.Report(Rules.Exclusive.At(settings.KeySpan("for"), "for", "run", "a program that the gate starts is watched to its end"));
    }
}
