using System.Text.Json;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Reports;
using PerfGates.Reports.Webhook;

namespace PerfGates.Cli.Doors;

/// <summary>
/// The build's door: <c>request.json</c>, written by the MSBuild task. Members that are not known are ignored; the
/// version must be ours, because targets, task and engine ship together.
/// </summary>
internal static class RequestFile
{
    public const int Schema = 1;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <exception cref="JsonException">Not a request.</exception>
    /// <exception cref="IOException">Not readable.</exception>
    public static (CheckJob Job, ReportChoices Choices) Read(string path)
    {
        var request = JsonSerializer.Deserialize<Request>(File.ReadAllText(path), Web) ?? throw new JsonException("it is empty");
        if (request.Schema != Schema) throw new JsonException($"its schema is {request.Schema}, this engine reads {Schema}");
        var job = new CheckJob(
            Needed(request.Nonce, "nonce"),
            Needed(request.BudgetFile, "budgetFile"),
            new Selection(request.Tags ?? [], request.Gates ?? []),
            request.Strict,
            Path.GetFullPath(Needed(request.ResultsFolder, "resultsFolder")),
            Needed(request.RunFolder, "runFolder"),
            Seconds(request.LockTimeoutSeconds, "lockTimeoutSeconds"),
            new BuildFacts(
                FromBuild: true,
                request.Project,
                request.Configuration ?? "Debug",
                request.Outputs ?? [],
                (request.Projects ?? []).GroupBy(p => Path.GetFullPath(p.Project)).ToDictionary(p => p.Key, p => p.First().Output),
                request.PublishFolder,
                request.BuildBenchmarks))
        {
            QuietTimeout = Seconds(request.QuietTimeoutSeconds, "quietTimeoutSeconds"),
            Compare = request.Compare,
            Why = request.Why,
            Profile = Said(request.Profile, RunProfile.Standard.Word()),
            Parent = request.Parent?.Id,
            CancelFile = Path.Combine(request.RunFolder!, "cancel"),
        };
        return (job, new(request.Reports ?? "", Said(request.Ci, CiSystems.Auto), Said(request.Webhook, WebhookText.None), request.Otlp));
    }

    /// <summary>What the request says its version is; null if it does not.</summary>
    public static string? VersionOf(string path) => JsonSerializer.Deserialize<Request>(File.ReadAllText(path), Web)?.Version;

    private static string Said(string? word, string usual) => word is { Length: > 0 } said ? said : usual;

    private static string Needed(string? value, string name) => value is { Length: > 0 } ? value : throw new JsonException($"it has no '{name}'");

    private static TimeSpan Seconds(double value, string name) => value is >= 0 and < 1e6 ? TimeSpan.FromSeconds(value) : throw new JsonException($"its {name} is {value}");

    private sealed record Request(
        int Schema,
        string? Nonce,
        string? Version,
        string? BudgetFile,
        string? Project,
        string? Configuration,
        IReadOnlyList<string>? Outputs,
        IReadOnlyList<RequestProject>? Projects,
        string? PublishFolder,
        IReadOnlyList<string>? Tags,
        IReadOnlyList<string>? Gates,
        bool Strict,
        bool BuildBenchmarks,
        string? ResultsFolder,
        string? RunFolder,
        double LockTimeoutSeconds,
        double QuietTimeoutSeconds,
        string? Compare,
        string? Reports,
        string? Ci,
        string? Webhook,
        bool Otlp,
        bool Why,
        string? Profile,
        RequestParent? Parent);

    private sealed record RequestProject(string Project, string Output);

    private sealed record RequestParent(int Id);
}
