using System.Diagnostics;
using PerfGates.Probes;

namespace PerfGates.Tests.Servers;

/// <summary>When servers are started and stopped.</summary>
public sealed class KeepingServers : IAsyncDisposable
{
    private readonly ServerCheck _check = new();

    private static string Api(string more = "ready: /health") => $"  api:\n    run: {ServerCheck.Run()}\n    {more}\n";

    [Fact]
    public async Task One_start_serves_all_gates_and_is_stopped_after_the_last_that_uses_it()
    {
        var lives = new List<bool>();
        _check.During = context =>
        {
            lives.Add(context.Servers.Values.Concat(_check.Seen.Select(s => s.Server)).All(s => s.Death() is null));
            return Task.CompletedTask;
        };
        var report = await _check.RunAsync(ServerCheck.File(Api(), "api", "", "api", ""));

        Assert.Equal("", _check.Lines(report));
        Assert.Equal(["g", "i"], _check.Seen.Select(s => s.Gate));
        Assert.Single(_check.Seen.Select(s => s.Server.ProcessId).Distinct());
        Assert.Equal([true, true, true, false], lives);
        Assert.Contains("asked to stop by SIGTERM", _check.Log("server-1-api"), StringComparison.Ordinal);
        _check.NothingIsLeft();
    }

    [Fact]
    public async Task Two_servers_have_two_ports()
    {
        var report = await _check.RunAsync(ServerCheck.File(Api() + Api().Replace("api:", "db:", StringComparison.Ordinal), "api, db"));

        Assert.Equal("", _check.Lines(report));
        Assert.Equal(["api", "db"], _check.Seen.Select(s => s.Server.Name));
        Assert.Equal(2, _check.Seen.Select(s => s.Server.Url).Distinct().Count());
        _check.NothingIsLeft();
    }

    [Fact]
    public async Task Each_run_of_a_comparison_has_a_fresh_one()
    {
        var report = await _check.RunAsync(ServerCheck.File(Api(), "api").Replace("time < 5ms", "time < baseline", StringComparison.Ordinal).Replace("server:", "compared: 10, server:", StringComparison.Ordinal), compare: "main");

        Assert.Equal("", _check.Lines(report));
        Assert.Equal(report.Gates.Single().Runs, _check.Seen.Count(s => s.Arm == Arm.Head));
        Assert.Equal(report.Gates.Single().Runs, _check.Seen.Count(s => s.Arm == Arm.Base));
        Assert.Equal(_check.Seen.Count, _check.Seen.Select(s => s.Server.ProcessId).Distinct().Count());
        _check.NothingIsLeft();
    }

    [Fact]
    public async Task A_run_that_says_it_broke_it_gets_the_next_gate_a_fresh_one()
    {
        var report = await _check.RunAsync(ServerCheck.File(Api(), "api", "api", "api").Replace("  h:\n    script: {", "  h:\n    script: { breaks: true,", StringComparison.Ordinal));

        Assert.Equal("", _check.Lines(report));
        var ids = _check.Seen.Select(s => s.Server.ProcessId).ToList();
        Assert.Equal((ids[0], 2), (ids[1], ids.Distinct().Count()));
        _check.NothingIsLeft();
    }

    [Fact]
    public async Task A_gate_whose_time_is_up_while_it_waits_for_one_leaves_none()
    {
        var report = await _check.RunAsync(ServerCheck.File($"  api:\n    run: {ServerCheck.Run("")}\n", "api").Replace("    script:", "    timeout: 300ms\n    script:", StringComparison.Ordinal));

        Assert.Equal(["PG2002"], report.Diagnostics.Select(d => d.Code));
        _check.NothingIsLeft();
    }

    [Fact]
    public async Task A_run_that_ends_it_gets_the_next_gate_a_fresh_one()
    {
        _check.During = async context =>
        {
            if (context.Gate != "g") return;
            await _check.GetAsync(context.Servers["api"], "/");
            using var process = Process.GetProcessById(context.Servers["api"].ProcessId);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        };
        var report = await _check.RunAsync(ServerCheck.File(Api().Replace("{url}", "{url} --dies-after 2", StringComparison.Ordinal), "api", "api"));

        Assert.StartsWith($"/repo/.perfbudget.yml(4,11): error PG2055: server 'api' ended while gate 'g' used it: exit code 137; the log is '/repo/logs/server-1-api/start-1.log'", _check.Lines(report), StringComparison.Ordinal);
        Assert.Equal(2, _check.Seen.Select(s => s.Server.ProcessId).Distinct().Count());
        _check.NothingIsLeft();
    }

    [Fact]
    public async Task A_cancelled_run_leaves_none()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _check.During = _ => cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _check.RunAsync(ServerCheck.File(Api(), "api").Replace("time: 2ms", "time: hang", StringComparison.Ordinal), cancellation: cancel.Token));

        Assert.Single(_check.Seen);
        _check.NothingIsLeft();
    }

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
