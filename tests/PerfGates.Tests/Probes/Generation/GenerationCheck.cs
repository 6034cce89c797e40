using System.Text.RegularExpressions;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Probes.Generation;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.Probes.Generation;

/// <summary>The door of these tests: the text of a gate in, the report of a whole check out.</summary>
public sealed partial class GenerationCheck : IAsyncDisposable
{
    public Sandbox Sandbox { get; } = new();

    /// <summary>Notes of the runs.</summary>
    public List<string> Told { get; } = [];

    /// <summary>Writes make.sh, which gates start as ./make.sh.</summary>
    public GenerationCheck Program(string script)
    {
        Sandbox.Write("make.sh", "#!/bin/sh\n" + script + "\n", executable: true);
        return this;
    }

    /// <param name="generation">What stands under <c>generation:</c>, in lines of its own.</param>
    internal async Task<Report> RunAsync(string generation, string budgets, string more = "    warmup: 0s\n")
    {
        var planned = Plan(generation, budgets, more);
        Assert.True(planned.CanRun, Lines(planned.Problems));
        var environment = new RunEnvironment(Sandbox.Folder, Path.Combine(Sandbox.Folder, "cache"), Path.Combine(Sandbox.Folder, "lock"), TimeSpan.FromSeconds(1), BuildFacts.None,
            Sandbox.Children, new MachineFacts(new Dictionary<string, string>()), TimeProvider.System, e => { if (e is RunEvent.Note note) Told.Add(note.Text); });
        return await BudgetCheck.RunAsync(Request(generation, budgets, more), planned, environment, TestContext.Current.CancellationToken);
    }

    /// <summary>"(8,5): error PG2100: text" for each diagnostic; nothing for a pass.</summary>
    public async Task<string> SayAsync(string generation, string budgets, string more = "    warmup: 0s\n") => Lines((await RunAsync(generation, budgets, more)).Diagnostics);

    public string Problems(string generation, string budgets, string more = "") => Lines(Plan(generation, budgets, more).Problems);

    internal PlanResult Plan(string generation, string budgets, string more = "") => BudgetCheck.Plan(Request(generation, budgets, more), [new GenerationProbe()]);

    private CheckRequest Request(string generation, string budgets, string more) => new(
        $"version: 1\ngates:\n  t2v:\n    generation:\n{string.Concat(generation.Split('\n').Select(l => $"      {l}\n"))}    budgets: {budgets}\n{more}", Path.Combine(Sandbox.Folder, ".perfbudget.yml"),
        new Dictionary<string, string>(), "0.1.0", Selection.Everything, Strict: false);

    // Ports are whatever is free.
    private string Lines(IEnumerable<Diagnostic> problems) =>
        Port().Replace(string.Concat(problems.Select(p => $"{p.Span.Line},{p.Span.Column} {p.Code} {p.Severity.ToString().ToLowerInvariant()}: {p.Text}\n")).Replace(Sandbox.Folder, "/sandbox", StringComparison.Ordinal), "127.0.0.1:N");

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();
}
