using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Probes.Command;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.Probes.Command;

/// <summary>The door of these tests: a script and the text of a gate in, the report of a whole check out.</summary>
public sealed class CommandGate : IAsyncDisposable
{
    private const string Name = "job";

    public Sandbox Sandbox { get; } = new();

    /// <summary>Of the project that is built, if one is.</summary>
    public string[] Outputs { get; init; } = [];

    /// <summary>Writes job.sh, which gates start as ./job.sh.</summary>
    public CommandGate Job(string script)
    {
        Sandbox.Write("job.sh", "#!/bin/sh\n" + script + "\n", executable: true);
        return this;
    }

    /// <param name="command">What stands after <c>command:</c>.</param>
    internal async Task<Report> CheckAsync(string command, string budgets, string more = "")
    {
        var planned = Plan(command, budgets, more);
        Assert.True(planned.CanRun, Print(planned.Problems));
        var build = BuildFacts.None with { Outputs = Outputs };
        var environment = new RunEnvironment(Sandbox.Folder, Path.Combine(Sandbox.Folder, "cache"), Path.Combine(Sandbox.Folder, "lock"), TimeSpan.FromSeconds(1), build,
            Sandbox.Children, new MachineFacts(new Dictionary<string, string>()), TimeProvider.System, _ => { });
        return await BudgetCheck.RunAsync(Request(command, budgets, more), planned, environment, TestContext.Current.CancellationToken);
    }

    /// <summary>"8,5 PG2016: text" for each diagnostic; nothing for a pass.</summary>
    public async Task<string> SayAsync(string command, string budgets, string more = "") => Print((await CheckAsync(command, budgets, more)).Diagnostics);

    public string Problems(string command, string budgets) => Print(Plan(command, budgets, "").Problems);

    private PlanResult Plan(string command, string budgets, string more) => BudgetCheck.Plan(Request(command, budgets, more), [new CommandProbe()]);

    private CheckRequest Request(string command, string budgets, string more) => new(
        $"version: 1\ngates:\n  {Name}:\n    command: {command}\n    budgets: {budgets}\n{more}", Path.Combine(Sandbox.Folder, ".perfbudget.yml"),
        new Dictionary<string, string>(), "0.1.0", Selection.Everything, Strict: false);

    private string Print(IEnumerable<Diagnostic> problems) =>
        string.Concat(problems.Select(p => $"{p.Span.Line},{p.Span.Column} {p.Code}: {p.Text}\n")).Replace(Sandbox.Folder, "/sandbox", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
