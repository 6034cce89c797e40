using System.Text;

namespace PerfGates.Tests.Probes.Command;

public sealed class MetricsThatDoNotArrive : IAsyncLifetime
{
    private readonly CommandGate _gate = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _gate.DisposeAsync();

    [Fact]
    public async Task Json_lines()
    {
        string[] lines =
        [
            """{"metric":"rows"}""", """{"metric":"rows","value":null}""", """{"metric":"rows","value":true}""", """{"metric":"rows","value":"many"}""",
            """{"metric":"rows","value":NaN}""", """{"metric":"rows","value":"NaN"}""", """{"metric":"rows","value":1e999}""", """{"metric":"rows","value":"1,5"}""",
            """{"metric":"rows","value":1,"unit":"rows"}""", """{"metric":"rows","value":1,"unit":"0ms"}""", """{"metric":"rows","value":1,"unit":5}""",
            """{"metric":"rows","value":"1ms","unit":"ms"}""", """{"metric":"rows","value":1,"better":"up"}""", """{"metric":"rows","value":1,"better":1}""",
            """{"metric":7,"value":1}""", """{"metric":"","value":1}""", """{"metric":"wall","value":1}""", """{"metric":"rows","value":1""",
            """{'metric': 'rows', 'value': 1}""", """{"metric":"rows","value":1,"value":2}""", """{"metric":"other","value":1}""",
        ];
        var said = new StringBuilder();
        foreach (var line in lines) said.Append(line).Append('\n').Append(await Said($"cat <<'END'\nlog\n{line}\nEND", "{ run: ./job.sh }", "[rows < 5]"));
        said.Append("twice\n").Append(await Said("""echo '{"metric":"rows","value":1}'; echo '{"metric":"rows","value":1}'""", "{ run: ./job.sh }", "[rows < 5]"));
        said.Append("nothing\n").Append(await Said("true", "{ run: ./job.sh }", "[rows < 5]"));
        said.Append("another unit\n").Append(await Said("""echo '{"metric":"rows","value":1,"unit":"ms"}'""", "{ run: ./job.sh }", "[rows < 5]"));
        said.Append("another direction\n").Append(await Said("""echo '{"metric":"rows","value":1,"better":"higher"}'""", "{ run: ./job.sh }", "[rows < 5]"));
        GoldenFile.Matches(said.ToString(), "JsonLines.txt");
    }

    [Fact]
    public async Task Expressions_and_files()
    {
        const string Regex = "{ run: ./job.sh, metrics: { regex: { rows: '^rows (?<value>[^ ]+)(?: (?<unit>.+))?$' } } }";
        const string Endless = "{ run: ./job.sh, metrics: { regex: { rows: '^(?<value>(a+)+)$' } } }";
        const string FromFile = "{ run: ./job.sh, metrics: { file: result.json, values: { rows: $.rows } } }";
        var said = new StringBuilder();
        foreach (var (script, command) in new[]
                 {
                     ("echo columns 5", Regex), ("echo rows five", Regex), ("echo rows 1ms ms", Regex), ("echo rows 5 parsecs", Regex), ("echo rows 5; echo rows 5", Regex),
                     ("echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", Endless),
                     ("true", FromFile), ("mkdir -p result.json", FromFile), ("rmdir result.json; echo oops > result.json", FromFile), ("echo '{\"rows\":1} 2' > result.json", FromFile),
                     ("echo '{\"lines\":1}' > result.json", FromFile), ("echo '{\"rows\":[1]}' > result.json", FromFile), ("echo '{\"rows\":null}' > result.json", FromFile),
                     ("echo '{\"rows\":NaN}' > result.json", FromFile), ("echo '{\"rows\":\"5 parsecs\"}' > result.json", FromFile), (": > result.json", FromFile),
                     ("echo '{\"rows\":1}' > result.json", FromFile.Replace("$.rows", "$.*")), ("echo '{\"rows\":1,\"more\":1}' > result.json", FromFile.Replace("$.rows", "$.*")),
                     ("cp -p result.json x; mv x result.json", FromFile), ("rm result.json", FromFile),
                 })
            said.Append(script).Append('\n').Append(await Said(script, command, "[rows < 5]"));
        GoldenFile.Matches(said.ToString(), "ExpressionsAndFiles.txt");
    }

    [Fact]
    public async Task Commands_that_fail()
    {
        var said = new StringBuilder();
        foreach (var (script, command) in new[]
                 {
                     ("exit 1", "{ run: ./job.sh }"), ("echo '{\"metric\":\"rows\",\"value\":1}'; echo 'src/x.cs(1,1): error CS1002: ; expected' >&2; exit 2", "{ run: ./job.sh a 'b c' }"),
                     ("printf 'all is lost\\n\\n \\033[31m\\033[0m\\n'; kill -9 $$", "{ run: ./job.sh }"), ("printf '\\033[1;31mred\\033[0m \\007bell\\n'; exit 1", "{ run: ./job.sh }"),
                     ("exit 0", "{ run: ./job.sh, exit-code: 3 }"), ("exit 0", "{ run: ./absent.sh }"), ("exit 0", "{ run: no-such-program-anywhere }"),
                     ("exit 0", "{ run: ./job.sh, working-directory: gone }"), ("exit 0", "{ run: './job.sh {output}' }"),
                     ("printf '%300s\\n' end | tr ' ' x; exit 1", "{ run: ./job.sh }"),
                 })
            said.Append(script).Append('\n').Append(await Said(script, command, "[rows < 5, wall < 1h]"));
        GoldenFile.Matches(said.ToString(), "CommandsThatFail.txt");
    }

    [Fact]
    public async Task A_flood_of_wrong_lines_is_ten_problems()
    {
        var report = await _gate.Job("""yes '{"metric":1}' 2>/dev/null | head -n 5000""").CheckAsync("{ run: ./job.sh, runs: 50 }", "[rows < 5]");
        Assert.Equal(10, report.Diagnostics.Count);
    }

    [Fact]
    public async Task A_flood_of_metrics_ends_at_ten_thousand()
    {
        var said = await Said("""seq -f '{"metric":"m%.0f","value":1}' 1 10001""", "{ run: ./job.sh }", "[m1 < 5]");
        Assert.Equal("4,21 PG2017: output line 10001 is not a metric: there are more than 10000 metrics; the log is '/sandbox/1-job/command-1.log'\n", said);
    }

    [Fact]
    public async Task At_the_gates_time_out_its_processes_are_gone()
    {
        _gate.Job("echo $$ > id; exec sleep 600");
        Assert.Contains("PG2002", await _gate.SayAsync("{ run: ./job.sh }", "[wall < 1h]", "    timeout: 1s\n"), StringComparison.Ordinal);
        Assert.False(Processes.Sandbox.Lives(Processes.Sandbox.Id(await File.ReadAllTextAsync(Path.Combine(_gate.Sandbox.Folder, "id"), TestContext.Current.CancellationToken))));
    }

    private Task<string> Said(string script, string command, string budgets) => _gate.Job(script).SayAsync(command, budgets);
}
