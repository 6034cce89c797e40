using PerfGates.Processes;
using PerfGates.Reports;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Servers;

/// <summary>A server's own budgets: judged like a gate's, at their lines.</summary>
public sealed class BudgetsOfAServer : IAsyncDisposable
{
    private readonly ServerCheck _check = new();

    private static string Api(string budgets, string options = "--urls {url}") => $"  api:\n    run: {ServerCheck.Run(options)}\n    ready: /health\n    budgets: [{budgets}]\n";

    [Fact]
    public async Task That_hold_are_said_to_hold()
    {
        var report = await _check.RunAsync(ServerCheck.File(Api("startup < 1m, memory.peak < 1GB, memory.mean < 1GB, cpu.mean <= 100%, cpu.time < 1m"), "api"));

        Assert.Equal("", _check.Lines(report));
        Assert.Equal(["g", "api"], report.Gates.Select(g => g.Gate.Name.Value));
        Assert.Equal((Verdict.Pass, 1), (report.Gates[1].Verdict, report.Gates[1].Runs));
        // What it did in so short a time may be less than the kernel counts.
        Assert.All(report.Gates[1].Budgets.Where(b => b.Budget.Metric.Name != "cpu.mean"), b => Assert.True(Assert.Single(b.Subjects).Value > 0, b.Budget.Metric.Name));
    }

    [Fact]
    public async Task A_start_that_takes_too_long()
    {
        var report = await _check.RunAsync(ServerCheck.File(Api("startup < 300ms", "--urls {url} --delay 400"), "api"));

        Assert.Matches(@"^/repo/\.perfbudget\.yml\(6,15\): error PG1001: server 'api': startup = [0-9.]+ m?s, budget < 300 ms \(\+[0-9.]+ %\); observed, 1 start \(perfgates explain PG1001\)$", _check.Lines(report));
    }

    [Fact]
    public async Task Memory_that_was_taken_while_a_gate_used_it()
    {
        var report = await _check.RunAsync(ServerCheck.File(Api("memory.peak < 100MB, memory.mean < 100MB", "--urls {url} --holds 200"), "api"));

        Assert.Matches(@"\(6,15\): error PG1001: server 'api': memory.peak = [0-9.]+ MB \([0-9 ]+ B\), budget < 100 MB \(\+[0-9.]+ %\); observed, 1 start; resident peak of 1 process, kept by the kernel ", _check.Lines(report));
        Assert.Matches(@"\(6,36\): error PG1001: server 'api': memory.mean = [0-9.]+ MB .*; observed, 1 start; sum of PSS of 1 process, [0-9]+ samples? ", _check.Lines(report));
        Assert.True(Value(report, "memory.peak") > 200 << 20);
    }

    [Fact]
    public async Task Memory_of_all_that_it_started_counts()
    {
        var run = ServerCheck.Run("--urls {url} --holds 100").Trim('"');
        var budgets = "memory.peak < 200MB";
        var report = await _check.RunAsync(ServerCheck.File($"  api:\n    run: [sh, -c, \"{run.Replace("{url}", "http://127.0.0.1:$OTHER", StringComparison.Ordinal).Replace("--urls http://127.0.0.1:$OTHER ", "", StringComparison.Ordinal)} & exec {run}\"]\n    ready: /health\n    budgets: [{budgets}]\n", "api"));

        Assert.Matches(@"error PG1001: server 'api': memory.peak = .*; sum of PSS of [2-9] processes, [0-9]+ samples, longest gap ", _check.Lines(report));
        _check.NothingIsLeft();
    }

    [Fact]
    public async Task Processor_time_that_requests_took()
    {
        _check.During = async context =>
        {
            for (var i = 0; i < 5; i++) await _check.GetAsync(context.Servers["api"], "/");
        };
        var report = await _check.RunAsync(ServerCheck.File(Api("cpu.time < 1ms, cpu.mean < 0.0001%", "--urls {url} --burns 100"), "api"));

        Assert.Equal(2, report.Diagnostics.Count);
        Assert.InRange(Value(report, "cpu.time"), 0.45, 60);
        Assert.InRange(Value(report, "cpu.mean"), 1e-6, 1);
    }

    [Fact]
    public async Task Of_several_starts_the_worst_speaks()
    {
        var file = ServerCheck.File(Api("startup < 1us, memory.peak < 1B"), "api").Replace("time < 5ms", "time < baseline", StringComparison.Ordinal).Replace("server: [api]", "compared: 10, server: [api]", StringComparison.Ordinal);
        var report = await _check.RunAsync(file, compare: "main");

        Assert.Matches(@"startup = .*; observed, 1 start; the worst of [1-9][0-9]* starts ", _check.Lines(report));
        Assert.Matches(@"memory.peak = .*; resident peak of 1 process, kept by the kernel; the worst of [1-9][0-9]* starts ", _check.Lines(report));
    }

    [Fact]
    public async Task A_server_that_did_not_start_is_said_once_and_its_budgets_are_not_measured()
    {
        var report = await _check.RunAsync(ServerCheck.File("  api:\n    run: no-such-server\n    budgets: [startup < 1s]\n", "api"));

        Assert.Equal(["PG2050"], report.Diagnostics.Select(d => d.Code));
        Assert.Equal(Verdict.Unmeasured, report.Gates[1].Verdict);
    }

    [Fact]
    public async Task Nobody_who_was_there_to_use_it()
    {
        var report = await _check.RunAsync(ServerCheck.File(Api("startup < 1s"), "api").Replace("    script:", "    requires: [program:no-such-program]\n    script:", StringComparison.Ordinal));

        Assert.Equal(["PG3001", "PG3001"], report.Diagnostics.Select(d => d.Code));
        Assert.Contains("gate 'api' skipped: no gate that uses it was run (perfgates explain PG3001)", _check.Lines(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reaps_the_run_finds_servers_too()
    {
        _check.During = async _ => await new ChildProcesses(_check.Children.Cookie, new Dictionary<string, string>()).EndAll();
        var report = await _check.RunAsync(ServerCheck.File(Api("startup < 1m"), "api"));

        Assert.Equal(["PG2055"], report.Diagnostics.Select(d => d.Code));
        _check.NothingIsLeft();
    }

    private static double Value(Report report, string metric) => report.Gates.SelectMany(g => g.Budgets).Single(b => b.Budget.Metric.Name == metric).Worst!.Value;

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
