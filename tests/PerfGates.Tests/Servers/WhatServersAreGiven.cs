namespace PerfGates.Tests.Servers;

public sealed class WhatServersAreGiven : IAsyncDisposable
{
    private readonly ServerCheck _check = new();

    [Fact]
    public async Task Url_and_port_are_filled_into_words_and_variables()
    {
        Dictionary<string, string> given = [];
        _check.During = async context =>
        {
            foreach (var name in new[] { "ADDRESS", "PORT", "PLAIN", "PERFGATES_ACTIVE" }) given[name] = await _check.GetAsync(context.Servers["api"], $"/env/{name}");
        };
        var report = await _check.RunAsync(ServerCheck.File($"  api:\n    run: {ServerCheck.Run("")}\n    args: '--urls http://127.0.0.1:{{port}} --says {{url}}/x'\n    env: {{ ADDRESS: '{{url}}/a', PORT: '{{port}}', PLAIN: '{{{{id}}}}' }}\n", "api"));

        Assert.Equal("", _check.Lines(report));
        var url = _check.Seen.Single().Server.Url;
        Assert.Equal($"{url}/a", given["ADDRESS"]);
        Assert.Equal(new Uri(url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture), given["PORT"]);
        Assert.Equal(("{{id}}", "1"), (given["PLAIN"], given["PERFGATES_ACTIVE"]));
        Assert.StartsWith($"{url}/x\n", _check.Log("server-1-api"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_masked_in_their_logs()
    {
        _check.Mask = text => text.Replace("hunter2", "***", StringComparison.Ordinal);
        await _check.RunAsync(ServerCheck.File($"  api:\n    run: {ServerCheck.Run("--urls {url} --says 'the password is hunter2'")}\n", "api"));

        Assert.StartsWith("the password is ***\n", _check.Log("server-1-api"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_run_where_the_budget_file_says()
    {
        Directory.CreateDirectory(Path.Combine(_check.Folder, "below"));
        await _check.RunAsync(ServerCheck.File("  api:\n    run: [sh, -c, 'pwd; exit 1']\n    working-directory: below\n", "api"));

        Assert.StartsWith(Path.Combine(_check.Folder, "below") + "\n", _check.Log("server-1-api"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_one_is_waited_for()
    {
        var report = await _check.RunAsync(ServerCheck.File($"  api:\n    run: {ServerCheck.Run("--urls {url} --delay 300 --statuses 503,503,200")}\n    ready: /health\n", "api"));

        Assert.Equal("", _check.Lines(report));
        Assert.Contains("server 'api' is ready at ", _check.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SIGINT_where_it_is_asked_for()
    {
        await _check.RunAsync(ServerCheck.File($"  api:\n    run: {ServerCheck.Run()}\n    stop: {{ signal: SIGINT }}\n", "api"));

        Assert.Contains("asked to stop by SIGINT", _check.Log("server-1-api"), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
