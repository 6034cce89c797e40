using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Probes.Command;
using PerfGates.Probes.Vram;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Tests.Gpu;

namespace PerfGates.Tests.Probes.Vram;

/// <summary>The door of these tests: a card and the text of a budget file in, the report of a whole check out.</summary>
internal sealed class VramGate(FakeCard card) : IAsyncDisposable
{
    private static readonly IReadOnlyList<IProbe> Probes = [new VramProbe(), new CommandProbe()];

    /// <summary>Writes job.sh, which gates start as ./job.sh.</summary>
    public VramGate Job(string script)
    {
        card.Sandbox.Write("job.sh", $"#!/bin/sh\n{script}\n", executable: true);
        return this;
    }

    /// <param name="vram">What stands after <c>vram:</c>.</param>
    public static string File(string vram, string budgets) => $"version: 1\ngates:\n  render:\n    vram: {vram}\n    budgets:\n      - {budgets}\n";

    public async Task<Report> CheckAsync(string file, bool strict = false)
    {
        var request = Request(file) with { Strict = strict };
        var planned = BudgetCheck.Plan(request, Probes);
        Assert.True(planned.CanRun, Print(planned.Problems));
        var folder = card.Sandbox.Folder;
        var environment = new RunEnvironment(folder, Path.Combine(folder, "cache"), Path.Combine(folder, "lock"), TimeSpan.FromSeconds(1), BuildFacts.None,
            card.Sandbox.Children, new MachineFacts(card.Environment), TimeProvider.System, _ => { })
        { Program = Tests.Processes.Sandbox.Launcher };
        return await BudgetCheck.RunAsync(request, planned, environment, TestContext.Current.CancellationToken);
    }

    /// <summary>"7,9 PG1001 Error: text" for each diagnostic; nothing for a pass.</summary>
    public async Task<string> SayAsync(string file, bool strict = false) => Print((await CheckAsync(file, strict)).Diagnostics);

    public string Problems(string file) => Print(BudgetCheck.Plan(Request(file), Probes).Problems);

    private CheckRequest Request(string file) => new(file, Path.Combine(card.Sandbox.Folder, ".perfbudget.yml"), card.Environment, "0.1.0", Selection.Everything, Strict: false);

    private string Print(IEnumerable<Diagnostic> problems) =>
        Said.WithoutTimes(string.Concat(problems.Select(p => $"{p.Span.Line},{p.Span.Column} {p.Code} {p.Severity}: {p.Text}\n"))).Replace(card.Sandbox.Folder, "/sandbox", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => card.DisposeAsync();
}
