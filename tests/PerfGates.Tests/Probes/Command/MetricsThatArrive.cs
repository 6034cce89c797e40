using System.Globalization;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Command;

// A budget with == on each value: it holds for that value in that unit and for no other.
public sealed class MetricsThatArrive : IAsyncLifetime
{
    private readonly CommandGate _gate = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _gate.DisposeAsync();

    [Theory]
    [InlineData("""{"metric":"rows","value":12000,"unit":"/s","better":"higher"}""", "rows == 12000/s")]
    [InlineData("""  {"unit":"ms","value":1.25e2,"metric":"a.b-c"}  """, "a.b-c == 125ms")]
    [InlineData("""{"metric":"x","value":"12.5ms"}""", "x == 12.5ms")]
    [InlineData("""{"metric":"x","value":"1m30s"}""", "x == 90s")]
    [InlineData("""{"metric":"x","value":"7"}""", "x == 7")]
    [InlineData("""{"metric":"x","value":3,"unit":"MiB","better":"lower","at":"2025-01-01","more":[1]}""", "x == 3MiB")]
    [InlineData("""{"metric":"x","value":95,"unit":"%"}""", "x == 95%")]
    [InlineData("""{"metric":"x","value":-2,"unit":null,"better":null}""", "x <= 0")]
    [InlineData("""{"metric":"x","value":123456789012345678901234567890}""", "x > 99999999999999999999")]
    public async Task As_json_lines(string line, string budget) =>
        await Passes($"echo 'starting'\ncat <<'END'\n{line}\nEND", "{ run: ./job.sh }", budget);

    [Theory]
    [InlineData("x")]
    [InlineData("[1,2]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{ rows: 3 }")]
    [InlineData("""{"level":"info","message":"the metric is fine"}""")]
    [InlineData("""{"level":"info","metrics":{"metric":"rows","value":"wrong"}}""")]
    [InlineData("""seen {"metric":"rows","value":1}""")]
    [InlineData("\"metric\"")]
    public async Task Among_lines_that_are_only_a_log(string line) =>
        await Passes($$"""
            cat <<'END'
            {{line}}
            {"metric":"rows","value":5}
            END
            echo '{"metric":"rows","value":7}' >&2
            """, "{ run: ./job.sh, metrics: stdout }", "rows == 5");

    [Theory]
    [InlineData("echo took 17.5ms", "took (?<value>[\\d.]+ms)", "value == 17.5ms")]
    [InlineData("echo took 17,5 1e3 ms", "5 (?<value>\\S+) (?<unit>ms)", "value == 1s")]
    [InlineData("echo took 3 >&2", "^took (?<value>\\d+)$", "value == 3")]
    [InlineData("echo one; echo rate 50/s", "rate (?<value>\\d+)(?<unit>\\S*)", "value == 50/s")]
    public async Task By_one_expression(string script, string regex, string budget) =>
        await Passes(script, $"{{ run: ./job.sh, metrics: {{ regex: '{regex}' }} }}", budget);

    [Fact]
    public async Task By_several_expressions() =>
        await Passes("echo 'rows 5, errors 1'", "{ run: ./job.sh, metrics: { regex: { rows: 'rows (?<value>[0-9]+)', errors: 'errors (?<value>[0-9]+)' } } }", "rows == 5", "errors == 1");

    [Fact]
    public async Task In_a_json_file() =>
        await Passes(
            """echo '{"rows": 5, "runs": [{"name": "a b", "mean": 0.25}], "took": "3ms", "when": "2025-01-01T00:00:00Z"}' > result.json""",
            """{ run: ./job.sh, metrics: { file: result.json, values: { rows: $.rows, mean: "$.runs[?(@.name == 'a b')].mean s", took: $.took } } }""",
            "rows == 5", "mean == 250ms", "took == 3ms");

    [Fact]
    public async Task In_a_culture_that_writes_decimal_commas()
    {
        CultureInfo.CurrentCulture = new("de-DE");
        await Passes("""echo '{"rows": 0.5, "text": "1.5ms"}' > result.json""", "{ run: ./job.sh, metrics: { file: result.json, values: { rows: $.rows, text: $.text } } }", "rows == 0.5", "text == 1.5ms");
        await Passes("""echo '{"metric":"rows","value":5.5e-1}'""", "{ run: ./job.sh }", "rows == 0.55");
    }

    [Fact]
    public async Task In_a_json_file_that_is_written_anew()
    {
        _gate.Sandbox.Write("result.json", """{"rows": 4}""");
        await Passes("""echo '{"rows": 5}' > result.json""", "{ run: ./job.sh, metrics: { file: result.json, values: { rows: $.rows } } }", "rows == 5");
    }

    [Fact]
    public async Task In_a_json_file_of_each_run()
    {
        _gate.Job("""echo '{"rows": 5}' > result.json""");
        var report = await _gate.CheckAsync("{ run: ./job.sh, runs: 3, metrics: { file: result.json, values: { rows: $.rows } } }", "[rows == 5]");
        Assert.Equal([5, 5, 5], report.Gates[0].Budgets[0].Worst!.Samples);
    }

    [Fact]
    public async Task From_a_fresh_process_a_run_each_with_a_log()
    {
        _gate.Job("""echo x >> count; echo "{\"metric\":\"n\",\"value\":$(wc -l < count)}" """);
        var report = await _gate.CheckAsync("{ run: ./job.sh, runs: 5 }", "[n == 3]");
        Assert.Equal([1, 2, 3, 4, 5], report.Gates[0].Budgets[0].Worst!.Samples);
        Assert.Equal(Verdict.Pass, report.Gates[0].Verdict);
        Assert.Equal(5, Directory.EnumerateFiles(_gate.Sandbox.Folder, "command-*.log", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task The_time_from_start_to_end_is_always_there()
    {
        var report = await _gate.Job("read line < /dev/null; exec sleep 0.2").CheckAsync("{ run: ./job.sh }", "[wall < 1h]");
        Assert.InRange(report.Gates[0].Budgets[0].Worst!.Value, 0.2, 60);
    }

    [Fact]
    public async Task With_words_folder_environment_and_exit_codes_as_written()
    {
        Directory.CreateDirectory(Path.Combine(_gate.Sandbox.Folder, "sub"));
        await Passes("""test "$PWD" = "$0.d" || echo "{\"metric\":\"$1\",\"value\":$N}"; exit 3""",
            "{ run: [../job.sh, 'a.b'], working-directory: sub, env: { N: 7 }, exit-code: [0, 3] }", "a.b == 7");
        await Passes("""echo "{\"metric\":\"n\",\"value\":$#}"; test "$2" = 'b c'""", """{ run: "./job.sh a 'b c'" }""", "n == 2");
    }

    [Fact]
    public async Task From_the_output_of_the_project_that_is_built()
    {
        await using var gate = new CommandGate { Outputs = ["/built/My App.dll"] };
        var report = await gate.Job("""test "$1" = '/built/My App.dll'""").CheckAsync("{ run: './job.sh {output}' }", "[wall < 1h]");
        Assert.Equal(Verdict.Pass, report.Gates[0].Verdict);
    }

    private async Task Passes(string script, string command, params string[] budgets)
    {
        _gate.Job(script);
        var report = await _gate.CheckAsync(command, $"['{string.Join("', '", budgets)}']");
        Assert.Equal("", string.Join('\n', report.Diagnostics));
        Assert.Equal(Verdict.Pass, report.Gates[0].Verdict);
    }
}
