using PerfGates.Baselines;
using PerfGates.Cli.Commands;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Running;
using PerfGates.Tests.Pipeline;

namespace PerfGates.Tests.Baselines;

public class Accepting
{
    private static readonly Acceptance Today = new("0.1.0", "0123456", new(2026, 1, 31), "measured");

    private const string Gates = """
        version: 1
        gates:
          import:
            script:
              facts: { runtime: .NET 10 }
              values: { time: 2ms 3ms 4ms, size: 1kB }
              cases:
                "Parse(n: 10)": { values: { time: 5ms, allocated: 26B 24B 25B }, budgets: [allocated <= baseline] }
            budgets: [time <= baseline, time < 1s]
          pages:
            script: { values: { size: 5kB } }
            budgets: [size < baseline + 2%]
          other:
            script: { values: { time: 1ms } }
            budgets: [time < 1s]
        """;

    [Fact]
    public async Task Stores_every_run_of_what_differs_and_one_value_of_what_is_exact()
    {
        var accepted = await AcceptAsync(Gates, Baseline.None);
        Assert.Empty(accepted.Problems);
        var gates = Assert.Single(accepted.New!.Environments).Gates;
        Assert.Equal(["import", "pages"], gates.Keys.Order());
        Assert.Equal(Today, gates["import"].Accepted);
        Assert.Equal(".NET 10", gates["import"].Facts["runtime"]);
        Assert.Equal(
            ["gate: time 0.002 0.003 0.004 0.004 0.004 0.004 0.004 0.004 0.004 0.004", "case Parse(n: 10): time 0.005 0.005 0.005 0.005 0.005 0.005 0.005 0.005 0.005 0.005", "case Parse(n: 10): allocated 24"],
            gates["import"].Series.Select(s => FormattableString.Invariant($"{s.Kind} {s.Subject}").Trim() + $": {s.Metric} {string.Join(' ', s.Values.Select(v => FormattableString.Invariant($"{v}")))}"));
    }

    [Fact]
    public async Task Takes_what_is_exact_as_often_as_it_needs() =>
        Assert.Single((await MeasureAsync(Gates, Selection.Everything)).Gates["pages"].Rounds);

    [Fact]
    public async Task Shows_old_new_and_ratio()
    {
        var old = await AcceptAsync(Gates.Replace("4ms", "5ms", StringComparison.Ordinal).Replace("5kB", "4kB", StringComparison.Ordinal), Baseline.None);
        var rows = (await AcceptAsync(Gates, old.New!)).Rows;
        GoldenFile.Matches(AcceptedText.Render([.. rows, rows[0] with { Gate = "new", Old = null }]), "accepted.txt");
    }

    [Fact]
    public async Task Leaves_other_gates_and_other_machines_as_they_were()
    {
        var old = Baseline.None.With(Accepted.Server, "pages", Accepted.Pages(1, "2026-01-01")).With(Here, "search", Accepted.Pages(2, "2026-01-01"));
        var accepted = (await AcceptAsync(Gates, old, new([], ["pages"]))).New!;
        Assert.Equal(["pages", "search"], accepted.Of(Here)!.Gates.Keys.Order());
        Assert.Same(old.Of(Accepted.Server), accepted.Of(Accepted.Server));
    }

    [Theory]
    [InlineData("{ values: { size: fail } }", "PG2016 PG2040")]
    [InlineData("{ values: { time: 1ms } }", "PG2001 PG2040")]
    [InlineData("{ values: { size: nan } }", "PG2001 PG2040")]
    [InlineData("{ values: { size: throw } }", "PG2003 PG2040")]
    [InlineData("{ values: { size: hang } }\n    timeout: 50ms", "PG2002 PG2040")]
    [InlineData("{ values: { size: 1kB } }\n    requires: [\"env:PERFGATES_NOWHERE\"]", "PG2040")]
    public async Task Takes_all_or_nothing(string script, string codes)
    {
        var yaml = $"version: 1\ngates:\n  good:\n    script: {{ values: {{ size: 1kB }} }}\n    budgets: [size <= baseline]\n  g:\n    script: {script}\n    budgets: [size <= baseline]\n";
        var accepted = await AcceptAsync(yaml, Baseline.None);
        Assert.Null(accepted.New);
        Assert.Equal(codes, string.Join(' ', accepted.Problems.Select(p => p.Code)));
    }

    [Fact]
    public async Task Takes_no_metric_that_is_missing_from_some_runs()
    {
        var accepted = await AcceptAsync("version: 1\ngates:\n  g:\n    script: { values: { time: 1ms - 1ms } }\n    budgets: [time <= baseline]\n", Baseline.None);
        Assert.Equal(["PG2001", "PG2040"], accepted.Problems.Select(p => p.Code));
    }

    [Theory]
    [InlineData("import other", "gate 'other'")]
    [InlineData("other", "gate 'other'")]
    public void Refuses_gates_without_a_budget_on_the_baseline(string gates, string named)
    {
        var problem = Assert.Single(Plan(Gates, new([], gates.Split(' '))).Problems);
        Assert.Equal($"no budget of {named} refers to 'baseline', so there is nothing to accept; write e.g. 'mean <= baseline'", problem.Text);
    }

    [Fact]
    public void Refuses_a_file_without_a_budget_on_the_baseline() =>
        Assert.Equal("PG4108", Assert.Single(Plan("version: 1\ngates:\n  g:\n    script: { values: { time: 1ms } }\n    budgets: [time < 1s]\n", Selection.Everything).Problems).Code);

    [Fact]
    public async Task Warns_of_a_disturbed_machine_where_it_matters()
    {
        var measured = await MeasureAsync(Gates, Selection.Everything);
        var disturbed = measured.Gates.Aggregate(Measurements.None, (m, g) => m.With(g.Key, g.Value with { Rounds = [.. g.Value.Rounds.Select((r, i) => i == 0 ? r with { Disturbance = new(0.1, 0, 0, "10 % of processor time was stolen by the hypervisor") } : r)] }));
        var accepted = BaselineAcceptance.Of(Plan(Gates, Selection.Everything).Plan, disturbed, Baseline.None, Here, Today);
        Assert.NotNull(accepted.New);
        Assert.Equal(
            "/repo/.perfbudget.yml(3,3): warning PG2041: gate 'import': 1 of 10 runs were disturbed (10 % of processor time was stolen by the hypervisor), so what was accepted may be slower than it should be; accept again on a quiet machine (perfgates explain PG2041)",
            string.Join('\n', accepted.Problems));
    }

    [Fact]
    public async Task Shown_are_environments_gates_and_how_this_machine_differs()
    {
        var stored = (await AcceptAsync(Gates, Accepted.Two)).New!;
        GoldenFile.Matches(
            ShownBaseline.Render(Accepted.Two, Accepted.Laptop, []) + "--- one gate, from elsewhere\n" + ShownBaseline.Render(Accepted.Two, Accepted.Server, ["pages", "serach"]) + "--- nothing\n" + ShownBaseline.Render(Baseline.None, Here, []),
            "shown.txt");
        Assert.Contains("this machine", ShownBaseline.Render(stored, Here, []));
    }

    private static Fingerprint Here { get; } = new MachineFacts(new Dictionary<string, string>()).Fingerprint;

    private static PlanResult Plan(string yaml, Selection selection) => BaselineAcceptance.Plan(Check.Plan(yaml, selection), selection, 10);

    private static async Task<Measurements> MeasureAsync(string yaml, Selection selection)
    {
        Measurements? measured = null;
        await RunAsync(yaml, selection, (plan, environment) => new Runner(environment).RunAsync(plan.Plan, BaselineAcceptance.Look, TestContext.Current.CancellationToken), m => measured = m);
        return measured!;
    }

    private static async Task<AcceptedValues> AcceptAsync(string yaml, Baseline old, Selection? selection = null)
    {
        AcceptedValues? values = null;
        await RunAsync(yaml, selection ?? Selection.Everything, (plan, environment) => BaselineAcceptance.RunAsync(plan, old, environment, Today, TestContext.Current.CancellationToken), v => values = v);
        return values!;
    }

    private static async Task RunAsync<T>(string yaml, Selection selection, Func<PlanResult, RunEnvironment, Task<T>> run, Action<T> take)
    {
        var plan = Plan(yaml, selection);
        Assert.True(plan.CanRun, string.Join('\n', plan.Problems));
        var folder = Directory.CreateTempSubdirectory("perfgates-accept-").FullName;
        try
        {
            var none = new Dictionary<string, string>();
            take(await run(plan, new(folder, Path.Combine(folder, "cache"), Path.Combine(folder, "lock"), TimeSpan.FromSeconds(1), BuildFacts.None,
                new ChildProcesses(Guid.NewGuid().ToString("N"), none), new MachineFacts(none), TimeProvider.System, _ => { })));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
