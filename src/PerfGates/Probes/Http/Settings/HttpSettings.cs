using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Load;

namespace PerfGates.Probes.Http.Settings;

/// <summary>What stands under <c>http:</c>.</summary>
/// <param name="Address">Where requests go.</param>
/// <param name="Headers">Of every request that can fill them.</param>
/// <param name="Before">Made before each pass of any entry.</param>
/// <param name="Scenario">At least one entry with at least one step, unless there was a problem.</param>
/// <param name="Loads">At least one.</param>
internal sealed record HttpSettings(
    AddressSettings Address,
    IReadOnlyList<HeaderSetting> Headers,
    IReadOnlyList<DataSettings> Data,
    IReadOnlyList<(Located<string> Name, Located<string> Value)> Variables,
    IReadOnlyList<RequestSettings> Setup,
    IReadOnlyList<RequestSettings> Before,
    IReadOnlyList<ScenarioSettings> Scenario,
    IReadOnlyList<LoadSettings> Loads,
    Behaviour Behaviour)
{
    /// <summary>Those that are counted, in the order of their numbers.</summary>
    public IReadOnlyList<RequestSettings> Measured => [.. Scenario.SelectMany(s => s.Steps)];

    /// <summary>All loads that time ends, one after the other.</summary>
    public TimeSpan Takes => Loads.Aggregate(TimeSpan.Zero, (sum, load) => sum + (load.For ?? TimeSpan.Zero) * load.Levels.Count);

    public static HttpSettings Read(SettingsReader settings)
    {
        var address = AddressSettings.Read(settings);
        var headers = HeaderSetting.Read(settings, "Headers of every request; of setup, where their variables are known by then.");
        var variables = settings.TextMap("variables", "Texts for {{name}}.");
        var data = settings.Named("data", "Rows of data: each pass of the scenario takes one for its variables.", DataSettings.Read, "data");
        var setup = settings.List("setup", "Requests that are made once, in order, before any load, and are not measured; what they capture is everybody's.", s => RequestSettings.Read(s, measured: false), "request", keysToldElsewhere: true);
        var before = settings.List("before", "Requests that are made before each pass of the scenario, and are not measured; where one fails, the pass has failed.", s => RequestSettings.Read(s, measured: false), "request", keysToldElsewhere: true);
        var scenario = settings.List("scenario", "What users do: entries that are chosen by weight, each one request or several steps.", ScenarioSettings.Read, "scenario");
        var single = RequestSettings.Read(settings, null, [], []);
        var http = new HttpSettings(address, headers, data, variables, setup, before, Entries(settings, scenario, single), ReadLoads(settings), Behaviour.Read(settings));
        foreach (var wrong in variables.Where(v => !VariableName.IsOne(v.Name.Value))) settings.Report(VariableName.Refused(wrong.Name));
        Names.Check(http, settings);
        TemplateCheck.Check(http, settings);
        return http;
    }

    private static IReadOnlyList<ScenarioSettings> Entries(SettingsReader settings, IReadOnlyList<ScenarioSettings> scenario, RequestSettings? single)
    {
        if (single is null && scenario.Count == 0) settings.Report(Rules.MissingKey.At(settings.NameSpan, settings.Where, "get", "a request such as 'get: /health', or 'scenario' with several"));
        if (single is not null && settings.Has("scenario")) settings.Report(Rules.Exclusive.At(settings.KeySpan("scenario"), single.Method.ToLowerInvariant(), "scenario", "make the request one of its entries"));
        return single is null ? scenario : [new(null, 1, [], [single], null)];
    }

    private static IReadOnlyList<LoadSettings> ReadLoads(SettingsReader settings)
    {
        var loads = settings.List("load", "One load after the other, each judged by itself; a single one may be written without a list.", LoadSettings.Read, "load");
        var plain = LoadSettings.ReadPlain(settings);
        if (LoadSettings.IsIn(settings) && settings.Has("load")) settings.Report(Rules.Exclusive.At(settings.KeySpan("load"), "users, rate, for, iterations", "load", "write them in an entry of 'load'"));
        return loads.Count > 0 ? loads : [plain];
    }
}

/// <summary>How requests are made.</summary>
internal sealed record Behaviour(TimeSpan Think, TimeSpan RequestTimeout, int Redirects, bool Cookies, bool Insecure, int Threads)
{
    public static Behaviour Read(SettingsReader settings) => new(
        settings.Duration("think", "Pause between steps, and after each pass of the scenario.", TimeSpan.Zero, orZero: true)!.Value,
        settings.Duration("request-timeout", "An answer that takes longer fails.", TimeSpan.FromSeconds(10))!.Value,
        settings.Whole("redirects", "Redirects that are followed at most; with 0 a redirect is an answer like any other.", 0, 0, 50),
        settings.Flag("cookies", "Each user keeps the cookies that it is given.", standard: true),
        settings.Flag("insecure", "Certificates are not checked.", standard: false),
        settings.Whole("threads", "Threads of the load generator; it leaves a processor to the server.", 1, 1, 64));
}
