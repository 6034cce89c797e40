using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Processes;

namespace PerfGates.Probes.Command;

/// <summary>What stands under <c>command:</c>.</summary>
/// <param name="Run">The program and its arguments, with <c>{output}</c> not yet filled in; empty after a problem.</param>
internal sealed record CommandSettings(
    IReadOnlyList<string> Run,
    SourceSpan Span,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string?> Environment,
    SamplingPlan Sampling,
    IReadOnlyList<int> ExitCodes,
    MetricSource Metrics,
    SourceSpan MetricsSpan)
{
    private const string Output = "{output}";
    private const string Nul = "no operating system passes a NUL character on";

    /// <summary>The program, for messages.</summary>
    public string Written => string.Join(' ', Run);

    public static CommandSettings Read(SettingsReader settings) => new(
        ReadRun(settings),
        settings.ValueSpan("run"),
        settings.Text("working-directory", "Where it runs, counted from the budget file.", ".")!.Value,
        ReadEnvironment(settings),
        ReadSampling(settings),
        ReadExitCodes(settings),
        settings.Section("metrics", "Where its figures come from: 'stdout' for JSON lines, or expressions, a JSON file, or an endpoint of Prometheus.", MetricSource.Read, text => MetricSource.Read(text, settings)) ?? MetricSource.Standard,
        settings.Has("metrics") ? settings.ValueSpan("metrics") : settings.ValueSpan("run"));

    /// <summary>The words to start; null if they need the output of a project and there is none.</summary>
    public string[]? Words(BuildFacts build)
    {
        if (!Run.Any(w => w.Contains(Output, StringComparison.Ordinal))) return [.. Run];
        return build.Outputs.Count == 0 ? null : [.. Run.Select(w => w.Replace(Output, build.Outputs[0], StringComparison.Ordinal))];
    }

    // A comparison takes what it needs, unless somebody says how much is too much.
    private static SamplingPlan ReadSampling(SettingsReader settings)
    {
        var runs = settings.Whole("runs", "How many fresh runs a limit may take at most, and a comparison too if this is written.", 1, 1, 50);
        return new(runs, "run", settings.Has("runs") ? runs : null);
    }

    private static IReadOnlyList<string> ReadRun(SettingsReader settings)
    {
        const string Help = "The program: a command line, split without a shell, or a list of words; {output} is the project's built assembly.";
        var words = settings.Texts("run", Help);
        if (!settings.Has("run")) settings.Report(Rules.MissingKey.At(settings.Span, settings.Where, "run", "the program to run, such as ./import.sh"));
        foreach (var word in words.Where(w => w.Value.Contains('\0'))) settings.Report(Rules.InvalidValue.At(word.Span, Shown(word.Value), "run", Nul));
        if (settings.IsList("run"))
        {
            if (words.Count == 0 || words[0].Value.Length == 0) settings.Report(Rules.InvalidValue.At(settings.ValueSpan("run"), "", "run", "the first word names the program"));
            return [.. words.Select(w => w.Value)];
        }
        if (words is not [var line]) return [];
        var split = CommandLine.Split(line.Value, out var problem);
        if (problem is not null) settings.Report(Rules.InvalidValue.At(Part(line, problem.Offset, problem.Length), line.Value, "run", problem.Text));
        return split;
    }

    // A text whose length on its one line is its own stands there character by character.
    private static SourceSpan Part(Located<string> text, int offset, int length) =>
        text.Span.Line == text.Span.EndLine && text.Span.EndColumn - text.Span.Column == text.Value.Length ? text.Span.Part(offset, length) : text.Span;

    private static string Shown(string text) => text.Replace("\0", "\\0", StringComparison.Ordinal);

    private static Dictionary<string, string?> ReadEnvironment(SettingsReader settings)
    {
        var variables = settings.TextMap("env", "Environment variables on top of the engine's own.");
        foreach (var (name, value) in variables)
            if (name.Value.Length == 0 || name.Value.Contains('=')) settings.Report(Rules.InvalidValue.At(name.Span, name.Value, "env", "the name of a variable is not empty and has no '='"));
            else if ((name.Value + value.Value).Contains('\0')) settings.Report(Rules.InvalidValue.At(value.Span, Shown(value.Value), "env", Nul));
        return variables.ToDictionary(v => v.Name.Value, v => (string?)v.Value.Value);
    }

    private static List<int> ReadExitCodes(SettingsReader settings)
    {
        List<int> codes = [];
        foreach (var written in settings.Texts("exit-code", "The exit codes that mean success.", "0"))
            if (int.TryParse(written.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code)) codes.Add(code);
            else settings.Report(Rules.InvalidValue.At(written.Span, written.Value, "exit-code", "write a whole number, or a list of them"));
        if (settings.IsList("exit-code") && codes.Count == 0) settings.Report(Rules.InvalidValue.At(settings.ValueSpan("exit-code"), "[]", "exit-code", "write at least one code"));
        return codes;
    }
}
