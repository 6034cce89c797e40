using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Probes.Process;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Tests.Processes;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Process;

/// <summary>The door of these tests: the text of a gate in, the report of a whole check out.</summary>
public sealed class ProcessGate : IAsyncDisposable
{
    public Sandbox Sandbox { get; } = new();

    /// <summary>A 'run:' that starts the program of the tests.</summary>
    public static string Run(string options) => $"run: [dotnet, '{Path.Combine(AppContext.BaseDirectory, "PerfGates.TestProgram.dll")}', {string.Join(", ", options.Split(' ').Select(o => $"'{o}'"))}]";

    /// <param name="process">What stands inside the braces of <c>process:</c>.</param>
    internal async Task<Report> CheckAsync(string process, string budgets)
    {
        var planned = Plan(process, budgets);
        Assert.True(planned.CanRun, Print(planned.Problems));
        var environment = new RunEnvironment(Sandbox.Folder, Path.Combine(Sandbox.Folder, "cache"), Path.Combine(Sandbox.Folder, "lock"), TimeSpan.FromSeconds(1), BuildFacts.None,
            Sandbox.Children, new MachineFacts(new Dictionary<string, string>()), TimeProvider.System, _ => { });
        return await BudgetCheck.RunAsync(Request(process, budgets), planned, environment, TestContext.Current.CancellationToken);
    }

    /// <summary>The verdict of each budget, and what was said.</summary>
    internal async Task<(Verdict[] Verdicts, string Said)> JudgedAsync(string process, string budgets)
    {
        var report = await CheckAsync(process, budgets);
        return ([.. report.Gates.Single().Budgets.Select(b => b.Verdict)], Print(report.Diagnostics));
    }

    /// <summary>"8,5 PG2016: text" for each diagnostic; nothing for a pass.</summary>
    public async Task<string> SayAsync(string process, string budgets) => Print((await CheckAsync(process, budgets)).Diagnostics);

    public string Problems(string process, string budgets) => Print(Plan(process, budgets).Problems);

    private PlanResult Plan(string process, string budgets) => BudgetCheck.Plan(Request(process, budgets), [new ProcessProbe()]);

    private CheckRequest Request(string process, string budgets) => new(
        $"version: 1\ngates:\n  soak:\n    process: {{ {process} }}\n    budgets: {budgets}\n", Path.Combine(Sandbox.Folder, ".perfbudget.yml"),
        new Dictionary<string, string>(), "0.1.0", Selection.Everything, Strict: false);

    private string Print(IEnumerable<Diagnostic> problems) =>
        string.Concat(problems.Select(p => $"{p.Span.Line},{p.Span.Column} {p.Code}: {p.Text}\n")).Replace(Sandbox.Folder, "/sandbox", StringComparison.Ordinal).Replace(AppContext.BaseDirectory, "", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
