using PerfGates.Load;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.Probes.Http;

/// <summary>A generator that tells what a test has recorded, the same in each run: figures do not depend on the machine.</summary>
public sealed class Replay : IAsyncDisposable
{
    private readonly Sandbox _sandbox = new();
    private int _steps;

    public Func<string, string> Mask { get; init; } = text => text;

    /// <summary>What the generator of the last run was told: the plan, then its orders.</summary>
    public string Heard => File.ReadAllText(Path.Combine(_sandbox.Folder, "heard.txt"));

    /// <summary>What is told for the next step; the number of the step is put in.</summary>
    internal Replay Step(params LoadEvent[] told)
    {
        _sandbox.Write($"step{++_steps}.txt", string.Concat(told.Select(e => LoadJson.Line(e) + "\n")));
        return this;
    }

    internal async Task<Report> CheckAsync(string http, string budgets, string more = "")
    {
        _sandbox.Write("dotnet", """
            #!/bin/sh
            cd "$(dirname "$0")"
            read -r plan; printf '%s\n' "$plan" > heard.txt
            echo '{"is":"ready","engine":"replay","threads":1}'
            n=0
            while read -r order; do
              printf '%s\n' "$order" >> heard.txt
              case "$order" in *'"stop"'*) continue ;; esac
              n=$((n + 1)); [ -f step$n.txt ] || n=1
              cat step$n.txt
            done
            """, executable: true);
        var children = new PerfGates.Processes.ChildProcesses(_sandbox.Cookie, new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")!, ["DOTNET_HOST_PATH"] = Path.Combine(_sandbox.Folder, "dotnet") }) { Mask = Mask };
        var request = new CheckRequest(HttpText.Yaml("url: http://127.0.0.1:5080\n" + http, budgets, more), Path.Combine(_sandbox.Folder, ".perfbudget.yml"), new Dictionary<string, string>(), "0.1.0", Selection.Everything, Strict: false);
        var planned = BudgetCheck.Plan(request, [HttpText.Probe]);
        Assert.Equal("", string.Join('\n', planned.Problems));
        var environment = new RunEnvironment(_sandbox.Folder, Path.Combine(_sandbox.Folder, "cache"), Path.Combine(_sandbox.Folder, "lock"), TimeSpan.FromSeconds(1), BuildFacts.None,
            children, new MachineFacts(new Dictionary<string, string>()), TimeProvider.System, _ => { });
        return await BudgetCheck.RunAsync(request, planned, environment, TestContext.Current.CancellationToken);
    }

    internal async Task<string> SayAsync(string http, string budgets, string more = "") =>
        string.Concat((await CheckAsync(http, budgets, more)).Diagnostics.Select(d => d + "\n")).Replace(_sandbox.Folder, "/sandbox", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();
}
