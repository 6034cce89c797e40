using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Processes;

namespace PerfGates.Servers;

/// <summary>What stands below a name under <c>servers:</c>.</summary>
/// <param name="Project">The project whose program it is; null if <paramref name="Run"/> says what to start.</param>
/// <param name="Run">The program and its arguments; empty if there is a project.</param>
/// <param name="Start">Where problems with starting it point.</param>
/// <param name="Arguments">On top; like run and env with <c>{url}</c> and <c>{port}</c> not yet filled in.</param>
/// <param name="Url">With <c>{port}</c> not yet filled in.</param>
/// <param name="WorkingDirectory">Null: the folder of the project, else of the budget file.</param>
internal sealed record ServerSettings(
    Located<string> Name,
    Located<string>? Project,
    IReadOnlyList<string> Run,
    SourceSpan Start,
    IReadOnlyList<string> Arguments,
    Located<string> Url,
    Readiness Ready,
    IReadOnlyDictionary<string, string?> Environment,
    Located<string>? WorkingDirectory,
    Stopping Stop,
    IReadOnlyList<BudgetItem> Budgets)
{
    public const string PortPlaceholder = "{port}";
    public const string UrlPlaceholder = "{url}";

    private const string StandardUrl = "http://127.0.0.1:" + PortPlaceholder;

    /// <summary>What a server may say, for help and reference.</summary>
    public static IReadOnlyList<Setting> Keys { get; } = SettingsReader.Describe(s => Read(new("server", s.Span), s));

    /// <summary>Any port will do.</summary>
    public bool ChoosesPort => Url.Value.Contains(PortPlaceholder, StringComparison.Ordinal);

    /// <summary>Somebody wants to know what it takes of the machine.</summary>
    public bool IsWatched => Budgets.Any(b => b.Expression.Metric != ServerMetrics.Startup.Name);

    public static ServerSettings Read(Located<string> name, SettingsReader settings)
    {
        if (string.IsNullOrWhiteSpace(name.Value)) settings.Report(Rules.InvalidValue.At(name.Span, name.Value, "the name of a server", "write a word or two that say what it is"));
        var project = settings.Text("project", "The project that it is the program of, as a path from the budget file; '.' is this project.");
        var run = WrittenProgram.Words(settings, "run", "What starts it, instead of a project: a command line, split without a shell, or a list of words.");
        if (settings.IsEmpty("project") == settings.IsEmpty("run"))
            settings.Report(Rules.HowToStart.At(settings.IsEmpty("run") ? name.Span : settings.KeySpan("run"), name.Value, settings.IsEmpty("run") ? "neither 'project' nor 'run'" : "both 'project' and 'run'"));
        return new(
            name,
            project,
            run,
            settings.ValueSpan(project is null ? "run" : "project"),
            WrittenProgram.Arguments(settings, "args", "Arguments, split likewise; {url} and {port} in them are filled in, as in 'run' and 'env'."),
            ReadUrl(settings),
            Readiness.Read(settings),
            WrittenProgram.Environment(settings, "env", "Environment variables on top of the engine's own; a project is given ASPNETCORE_URLS={url} unless they say otherwise."),
            settings.Text("working-directory", "Where it runs, counted from the budget file; the project's folder if left out, or the budget file's."),
            Stopping.Read(settings),
            settings.Budgets());
    }

    private static Located<string> ReadUrl(SettingsReader settings)
    {
        var url = settings.Text("url", "Where it answers; {port} is a port that is free.", StandardUrl, TextForm.Url)!;
        var filled = url.Value.Replace(PortPlaceholder, "1", StringComparison.Ordinal);
        if (Uri.TryCreate(filled, UriKind.Absolute, out var read) && read.Scheme is "http" or "https" && read is { Query: "", Fragment: "", UserInfo: "" }) return url;
        settings.Report(Rules.InvalidValue.At(url.Span, url.Value, "url", $"write the address at which it answers, such as \"{StandardUrl}\""));
        return new(StandardUrl, url.Span);
    }
}
