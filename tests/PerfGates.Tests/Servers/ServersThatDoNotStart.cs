using System.Net;
using System.Net.Sockets;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.Servers;

/// <summary>What is said of servers that nobody can measure, and that nothing of them is left.</summary>
public sealed class ServersThatDoNotStart : IAsyncDisposable
{
    private readonly ServerCheck _check = new();

    [Fact]
    public async Task No_such_program() => Assert.Equal(
        "/repo/.perfbudget.yml(4,10): error PG2050: server 'api' could not be started: there is no program of that name on PATH (perfgates explain PG2050)",
        await Lines("    run: no-such-server --fast\n"));

    [Fact]
    public async Task One_that_ends_early_shows_its_last_lines_and_is_not_started_again_for_the_next_gate()
    {
        var lines = await Lines($"    run: {ServerCheck.Run("--says '\\u001b[31mbad setting|no database' --exits 3")}\n", "api", "api");
        Assert.Equal("/repo/.perfbudget.yml(4,11): error PG2051: server 'api' ended with exit code 3 before it was ready; it last said: bad setting | no database; the log is '/repo/logs/server-1-api/start-1.log' (perfgates explain PG2051)", lines);
        Assert.Single(Directory.GetFiles(Path.Combine(_check.Folder, "logs", "server-1-api")));
    }

    [Fact]
    public async Task One_that_never_listens() => Assert.Matches(
        "^/repo/.perfbudget.yml\\(5,19\\): error PG2052: server 'api' was not ready within 60 m: (nothing listens at 127.0.0.1:[0-9]+|it was not asked); it last said: wait for me; the log is '/repo/logs/server-1-api/start-1.log' ",
        await Lines("    run: [sh, -c, 'echo wait for me; touch told; exec sleep 600']\n    ready: { get: /health, within: 1h }\n"));

    [Fact]
    public async Task One_that_answers_something_else() => Assert.Contains(
        "PG2052: server 'api' was not ready within 60 m: GET /health answered 500; it last said: asked to stop by SIGTERM; the log is ",
        await Lines($"    run: {ServerCheck.Run("--urls {url} --statuses 500 --marks told")}\n    ready: {{ get: /health, within: 1h }}\n"), StringComparison.Ordinal);

    [Fact]
    public async Task One_whose_status_is_not_the_one_that_was_asked_for() => Assert.Contains(
        "GET /health answered 200; it last said: asked to stop by SIGTERM; the log is ",
        await Lines($"    run: {ServerCheck.Run("--urls {url} --marks told")}\n    ready: {{ get: /health, within: 1h, status: 204 }}\n"), StringComparison.Ordinal);

    [Fact]
    public async Task A_port_that_already_answers_is_somebody_elses()
    {
        using var stale = new TcpListener(IPAddress.Loopback, 0);
        stale.Start();
        var port = ((IPEndPoint)stale.LocalEndpoint).Port;
        var lines = await Lines($"    run: {ServerCheck.Run("--urls {url}")}\n    url: http://127.0.0.1:{port}\n");

        Assert.StartsWith($"/repo/.perfbudget.yml(5,10): error PG2053: server 'api': port {port} answers before the server was started (", lines, StringComparison.Ordinal);
        Assert.Contains($" ({Environment.ProcessId})); end what listens there, or write {{port}} in 'url' for a port that is free", lines, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_check.Folder, "logs", "server-1-api")) && Directory.GetFiles(Path.Combine(_check.Folder, "logs", "server-1-api")).Length > 0);
    }

    [Fact]
    public async Task A_program_that_lets_another_one_answer()
    {
        var port = FreePort();
        using var listener = new TcpListener(IPAddress.Loopback, port);
        using var watcher = new FileSystemWatcher(_check.Folder, "started");
        watcher.Created += (_, _) => listener.Start();
        watcher.EnableRaisingEvents = true;
        var lines = await Lines($"    run: [sh, -c, 'touch started; exec sleep 600']\n    url: http://127.0.0.1:{port}\n");

        Assert.StartsWith($"/repo/.perfbudget.yml(5,10): error PG2054: server 'api': what answers at port {port} is ", lines, StringComparison.Ordinal);
        Assert.Contains($"({Environment.ProcessId}), which the server has not started", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_somebody_takes_before_the_server_does_is_replaced_by_another()
    {
        TcpListener? thief = null;
        using var watcher = new FileSystemWatcher(_check.Folder, "port");
        watcher.Renamed += (_, found) =>
        {
            thief = new(IPAddress.Loopback, int.Parse(File.ReadAllText(found.FullPath), System.Globalization.CultureInfo.InvariantCulture));
            thief.Start();
            File.Delete(found.FullPath);
        };
        watcher.EnableRaisingEvents = true;
        var run = ServerCheck.Run().Trim('"');
        var report = await _check.RunAsync(ServerCheck.File($"  api:\n    run: [sh, -c, \"[ -e once ] && exec {run}; touch once; echo {{port}} > new; mv new port; while [ -e port ]; do sleep 0.01; done; exit 1\"]\n    ready: /health\n", "api"));

        Assert.Equal("", _check.Lines(report));
        Assert.NotEqual(((IPEndPoint)thief!.LocalEndpoint).Port, new Uri(_check.Seen.Single().Server.Url).Port);
        thief.Dispose();
    }

    [Fact]
    public async Task One_that_does_not_stop_is_ended_by_force_with_all_that_it_started()
    {
        var report = await _check.RunAsync(ServerCheck.File($"  api:\n    run: {ServerCheck.Run("--urls {url} --ignores-signals --leaves-child")}\n    stop: {{ within: 200ms }}\n", "api"));

        Assert.Equal("", _check.Lines(report));
        Assert.Contains("server 'api' was asked to stop, did not, and was ended by force", _check.Notes);
        var child = _check.Log("server-1-api").Split('\n').Single(l => l.StartsWith("child ", StringComparison.Ordinal))["child ".Length..];
        Assert.False(Sandbox.Lives(Sandbox.Id(child)));
        _check.NothingIsLeft();
    }

    private async Task<string> Lines(string server, params string[] used)
    {
        var clock = new ClockOfOneHour();
        using var watcher = new FileSystemWatcher(_check.Folder, "told");
        watcher.Created += (_, _) => clock.Pass();
        watcher.EnableRaisingEvents = true;
        var lines = _check.Lines(await _check.RunAsync(ServerCheck.File($"  api:\n{server}", used.Length == 0 ? ["api"] : used), clock: clock));
        Assert.Empty(_check.Seen);
        _check.NothingIsLeft();
        return lines;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
