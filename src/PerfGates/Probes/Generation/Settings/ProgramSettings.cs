using System.Text.RegularExpressions;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Generation.Settings;

/// <summary>Something that a program makes.</summary>
/// <param name="Progress">With the groups i and n; null: nobody looks.</param>
/// <param name="Stages">A stage begins at a line that its expression matches.</param>
internal sealed record ProgramSettings(
    IReadOnlyList<string> Run,
    SourceSpan Span,
    Located<string>? Server,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string?> Environment,
    Regex? Progress,
    SourceSpan ProgressSpan,
    IReadOnlyList<(string Name, Regex Expression)> Stages,
    OutputSettings? Output)
{
    private const string Url = "{url}";

    public static readonly IReadOnlyList<string> OwnKeys = ["server", "working-directory", "env", "progress", "stages", "output"];

    /// <summary>For messages.</summary>
    public string Written => string.Join(' ', Run);

    public static ProgramSettings Read(SettingsReader settings)
    {
        var run = WrittenProgram.Words(settings, "run", "A program that makes it: a command line, split without a shell, or a list of words, with {{run}} and {{job}}; {output} is the project's built assembly.");
        var server = settings.Text("server", "With 'run': a server that must be ready while it runs; {url} in 'run' and 'env' is its address.");
        var folder = settings.Text("working-directory", "With 'run': where it runs, counted from the budget file.", ".")!.Value;
        var environment = WrittenProgram.Environment(settings, "env", "With 'run': environment variables on top of the engine's own.");
        var progress = settings.Section("progress", "With 'run': how its lines say how far it is.", s => new Printed(s.Text("regex", "An expression for lines of either stream, with (?<i>…) for the step and (?<n>…) for how many there are.")));
        if (progress is { Pattern: null }) settings.Report(Rules.MissingKey.At(settings.KeySpan("progress"), $"{settings.Where}, progress", "regex", "an expression such as 'step (?<i>\\d+)/(?<n>\\d+)'"));
        List<(string, Regex)> stages = [];
        foreach (var (name, pattern) in settings.TextMap("stages", "With 'run': stage: an expression for the line at which it begins; it ends where the next begins."))
            if (Paths.Expression(pattern, settings) is { } expression) stages.Add((name.Value, expression));
        var output = settings.Section("output", "With 'run': what it writes.", OutputSettings.OfProgram);
        Paths.CheckTemplates(run.Select(w => new Located<string>(w, settings.ValueSpan("run"))), TemplateValues.OfRun, settings);
        return new(run, settings.ValueSpan("run"), server, folder, environment, progress?.Pattern is { } regex ? Paths.Expression(regex, settings, "i", "n") : null, settings.KeySpan("progress"), stages, output);
    }

    /// <summary>The words to start.</summary>
    public string[] Words(RunContext context, TemplateValues variables) => [.. Run.Select(w => variables.Fill(Filled(w, context)))];

    public IReadOnlyDictionary<string, string?> EnvironmentIn(RunContext context) =>
        context.Padded(Environment.Select(v => KeyValuePair.Create(v.Key, v.Value is null ? null : Filled(v.Value, context))));

    private string Filled(string text, RunContext context) => Server is null ? text : text.Replace(Url, context.Servers[Server.Value].Url, StringComparison.Ordinal);

    private sealed record Printed(Located<string>? Pattern);
}
