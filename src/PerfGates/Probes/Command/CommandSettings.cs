using PerfGates.Budgets;
using PerfGates.Diagnostics;

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
    private const string Url = "{url}";

    /// <summary>A server that it uses, if any.</summary>
    public Located<string>? Server { get; init; }

    /// <summary>The program, for messages.</summary>
    public string Written => string.Join(' ', Run);

    public static CommandSettings Read(SettingsReader settings)
    {
        var command = ReadKeys(settings);
        if (command is { Server: null, Metrics: MetricSource.Served { Endpoint: var endpoint } } && endpoint.Url.Contains(Url, StringComparison.Ordinal))
            settings.Report(Rules.InvalidValue.At(endpoint.Span, endpoint.Url, "prometheus", "{url} is the address of a 'server', and the command has none"));
        return command;
    }

    private static CommandSettings ReadKeys(SettingsReader settings) => new(
        ReadRun(settings),
        settings.ValueSpan("run"),
        settings.Text("working-directory", "Where it runs, counted from the budget file.", ".")!.Value,
        WrittenProgram.Environment(settings, "env", "Environment variables on top of the engine's own."),
        ReadSampling(settings),
        WrittenProgram.ExitCodes(settings),
        settings.Section("metrics", "Where its figures come from: 'stdout' for JSON lines, or expressions, a JSON file, or an endpoint of Prometheus.", MetricSource.Read, text => MetricSource.Read(text, settings), MetricSource.ShortForm) ?? MetricSource.Standard,
        settings.Has("metrics") ? settings.ValueSpan("metrics") : settings.ValueSpan("run"))
    {
        Server = settings.Text("server", "A server that must be ready while it runs; {url} in 'run', 'env' and 'metrics: prometheus' is its address."),
    };

    /// <summary>The words to start; null if they need the output of a project and there is none.</summary>
    public string[]? Words(RunContext context) => WrittenProgram.WithOutput(Run.Select(w => Filled(w, context)), context.Build);

    public IReadOnlyDictionary<string, string?> EnvironmentIn(RunContext context) =>
        context.Padded(Environment.Select(v => KeyValuePair.Create(v.Key, v.Value is null ? null : Filled(v.Value, context))));

    public MetricSource MetricsIn(RunContext context) => Metrics.Filled(text => Filled(text, context));

    private string Filled(string text, RunContext context) => Server is null ? text : text.Replace(Url, context.Servers[Server.Value].Url, StringComparison.Ordinal);

    // A comparison takes what it needs, unless somebody says how much is too much.
    private static SamplingPlan ReadSampling(SettingsReader settings)
    {
        var runs = settings.Whole("runs", "How many fresh runs a limit may take at most, and a comparison too if this is written.", 1, 1, 50);
        return new(runs, "run", settings.Has("runs") ? runs : null);
    }

    private static IReadOnlyList<string> ReadRun(SettingsReader settings)
    {
        var words = WrittenProgram.Words(settings, "run", "The program: a command line, split without a shell, or a list of words; {output} is the project's built assembly.");
        settings.Demand("run", settings.Span, "the program to run, such as ./import.sh");
        return words;
    }
}
