using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Probes.Http;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.Probes.Http;

/// <summary>The door of tests that measure: a gate's text in, the report of a whole check out. The generator is the real one.</summary>
public sealed class HttpGateRun : IAsyncDisposable
{
    public Sandbox Sandbox { get; } = new();

    public List<string> Told { get; } = [];

    /// <param name="http">Lines below <c>http:</c>.</param>
    internal async Task<Report> CheckAsync(string http, string budgets, string more = "")
    {
        var request = new CheckRequest(HttpText.Yaml(http, budgets, more), Path.Combine(Sandbox.Folder, ".perfbudget.yml"), new Dictionary<string, string>(), "0.1.0", Selection.Everything, Strict: false);
        IProbe[] probes = [new HttpProbe(Path.Combine(AppContext.BaseDirectory, "perfgates.dll"))];
        var planned = BudgetCheck.Plan(request, probes);
        Assert.Equal("", string.Join('\n', planned.Problems));
        var environment = new RunEnvironment(Sandbox.Folder, Path.Combine(Sandbox.Folder, "cache"), Path.Combine(Sandbox.Folder, "lock"), TimeSpan.FromSeconds(1), BuildFacts.None,
            Sandbox.Children, new MachineFacts(new Dictionary<string, string>()), TimeProvider.System, e => { if (e is RunEvent.Note note) Told.Add(note.Text); });
        return await BudgetCheck.RunAsync(request, planned, environment, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
