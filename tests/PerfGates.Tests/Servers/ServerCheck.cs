using System.Collections;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Reports;
using PerfGates.Revisions;
using PerfGates.Running;
using PerfGates.Servers;
using PerfGates.Tests.Pipeline;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.Servers;

/// <summary>The door of these tests: text of a budget file with servers in, report out. Real servers, a scripted probe.</summary>
public sealed class ServerCheck : IAsyncDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });

    /// <param name="variables">On top of the environment of the tests, for all that is started.</param>
    public ServerCheck(params (string Name, string Value)[] variables)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs Linux: signals and /proc.");
        Children = new(Guid.NewGuid().ToString("N"), Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!).Concat(variables.Select(v => KeyValuePair.Create(v.Name, v.Value))).ToDictionary()) { Mask = t => Mask(t), Launcher = Path.Combine(AppContext.BaseDirectory, "perfgates.dll") };
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("perfgates-servers-").FullName;

    public Func<string, string> Mask { get; set; } = t => t;

    internal ChildProcesses Children { get; }

    internal BuildFacts Build { get; set; } = BuildFacts.None;

    /// <summary>Where the engine finds itself.</summary>
    internal string? Program { get; set; }

    /// <summary>What the gates saw, in order: gate, arm, and the server with its process id.</summary>
    internal List<(string Gate, Arm Arm, ServerAddress Server)> Seen { get; } = [];

    /// <summary>What a run does with its servers.</summary>
    internal Func<RunContext, Task> During { get; set; } = _ => Task.CompletedTask;

    public List<string> Notes { get; } = [];

    /// <summary>The command line of the test server, in quotes for YAML.</summary>
    public static string Run(string options = "--urls {url}") => $"\"dotnet '{Path.Combine(AppContext.BaseDirectory, "PerfGates.TestServer.dll")}' {options}\"";

    /// <summary>A file with these servers, and gates g, h, … that use them as told.</summary>
    public static string File(string servers, params string[] used) =>
        $"version: 1\nservers:\n{servers}gates:\n" + string.Concat(used.Select((u, i) => $"  {(char)('g' + i)}:\n    script: {{ values: {{ time: 2ms }}, server: [{u}] }}\n    budgets: [time < 5ms]\n"));

    internal async Task<Report> RunAsync(string yaml, string? compare = null, TimeProvider? clock = null, CancellationToken? cancellation = null)
    {
        var (request, planned) = Planned(yaml, compare);
        Assert.True(planned.CanRun, string.Join("\n", planned.Problems));
        var logs = Directory.CreateDirectory(Path.Combine(Folder, "logs")).FullName;
        var run = new RunEnvironment(logs, Path.Combine(Folder, "cache"), Path.Combine(Folder, "lock"), TimeSpan.FromSeconds(1), Build, Children, new MachineFacts(new Dictionary<string, string>()),
            clock ?? TimeProvider.System, told => Notes.AddRange(told is RunEvent.Note note ? [note.Text] : []))
        {
            Seed = 1,
            Program = Program,
            PrepareBase = (_, _, _, _) => Task.FromResult<BaseRevision?>(new("0123456789012345678901234567890123456789", Folder, Path.Combine(Folder, "base-cache"), BuildFacts.None)),
        };
        return await BudgetCheck.RunAsync(request, planned, run, cancellation ?? TestContext.Current.CancellationToken);
    }

    internal static PlanResult Plan(string yaml) =>
        BudgetCheck.Plan(new(yaml, "/repo/.perfbudget.yml", new Dictionary<string, string>(), "0.1.0", Selection.Everything, false), [new ScriptedProbe()]);

    internal async Task<string> GetAsync(ServerAddress server, string path) => await _client.GetStringAsync(new Uri(server.Url + path), TestContext.Current.CancellationToken);

    /// <summary>The diagnostics, one a line, with what differs from run to run replaced.</summary>
    internal string Lines(Report report) => Lines(report.Diagnostics);

    internal string Lines(IEnumerable<Diagnostic> diagnostics) =>
        string.Join("\n", diagnostics).Replace(Folder, "/repo", StringComparison.Ordinal);

    internal string Log(string server, int start = 1) => System.IO.File.ReadAllText(Path.Combine(Folder, "logs", server, $"start-{start}.log"));

    public void NothingIsLeft()
    {
        Assert.All(Seen, s => Assert.False(Sandbox.Lives(s.Server.ProcessId)));
        Assert.DoesNotContain(ProcessTable.Read(), p => CookieHolders.Are(p, Children.Cookie));
    }

    private (CheckRequest, PlanResult) Planned(string yaml, string? compare)
    {
        var request = new CheckRequest(yaml, Path.Combine(Folder, ".perfbudget.yml"), new Dictionary<string, string>(), "0.1.0", Selection.Everything, false) { Compare = compare };
        return (request, BudgetCheck.Plan(request, [new ScriptedProbe(SeeAsync)]));
    }

    private async Task SeeAsync(RunContext context)
    {
        Seen.AddRange(context.Servers.Values.Select(s => (context.Gate, context.Arm, s)));
        await During(context);
    }

    public async ValueTask DisposeAsync()
    {
        await Children.EndAll();
        _client.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
