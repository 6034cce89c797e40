using System.Text;
using PerfGates.Budgets;
using PerfGates.Probes.Generation;

namespace PerfGates.Tests.Probes.Generation;

public sealed class GenerationSettingsThatAreWrong : IAsyncLifetime
{
    private const string Job = "url: 'http://127.0.0.1:1', submit: { post: /g }, id: $.id, poll: { get: '/t/{{id}}', status: $.s, done: [ok] }";

    private readonly GenerationCheck _check = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _check.DisposeAsync();

    [Fact]
    public void Each_is_an_error_at_its_place()
    {
        var said = new StringBuilder();
        foreach (var (generation, budgets) in new[]
                 {
                     ("{}", "[total < 1s]"), ("job: { }", "[total < 1s]"), ($"job: {{ {Job} }}\nrun: x", "[total < 1s]"), ($"job: {{ {Job}, server: api }}", "[total < 1s]"),
                     ("job: { url: nowhere, submit: { get: g, json: { a: 1 }, body: b }, id: '$.[', poll: { get: '/t/{{ID}}', status: '$.[', done: [] } }", "[total < 1s]"),
                     ("job: { url: 'http://127.0.0.1:1', submit: { post: '/{{id}}' }, id: $.id, poll: { get: '/t/{{id}}', status: $.s, queued: [a, b], running: b, done: [a], steps: $.n } }", "[total < 1s]"),
                     ($"job: {{ {Job.Replace("127.0.0.1:1", "gpu.example.org", StringComparison.Ordinal)} }}", "[total < 1s]"),
                     ($"job: {{ {Job} }}\noutput: {{ file: x }}\nprogress: {{ regex: x }}", "[total < 1s]"),
                     ($"job: {{ {Job}, output: {{ min-size: 5 }}, cancel: {{}} }}", "[total < 1s]"),
                     ($"job: {{ {Job} }}\nruns: 0\nconcurrency: 0\nphase: lukewarm\nabort: maybe", "[total < 1s]"),
                     ($"job: {{ {Job} }}\nconcurrency: 2\nabort: budget\ndrop-cache: ['*.bin']", "[total < 1s]"),
                     ($"job: {{ {Job} }}", "[total < 0s, total > 5s, total < 5MB, totals < 5s, stage < 5s, step.often < 5s]"),
                     ($"job: {{ {Job} }}", "[total.p95 < 5s, stage.x < 5s, step.median < 5s, first-output < 5s, inter-output.max < 5s, outputs > 1/s, tokens > 1/s, output.size > 1kB]"),
                     ($"job: {{ {Job.Replace("status:", "progress: $.p, status:", StringComparison.Ordinal)} }}", "[step.median < 5s, step.p95 < 5s]"),
                     ("run: \"x 'a\"\nprogress: { regex: 'step (?<i>\\d+)' }\nstages: { a: '(' }\noutput: { min-size: 5kB }", "[total < 1s]"),
                     ("run: 'x {{id}}'\nprogress: { }", "[queue < 1s, tokens > 1/s, output.size > 1kB]"),
                     ($"job: {{ {Job} }}\nabort: budget", "[queue < 1s]"),
                     ("stream: nowhere", "[total < 1s]"), ("stream: { url: 'http://127.0.0.1:1', format: xml, output: '(', count: '$.[' }", "[total < 1s]"),
                     ("stream: 'http://127.0.0.1:1/x'", "[queue < 1s, running < 1s, stage.x < 1s, step.mean < 1s, tokens > 1/s, output.size > 1kB, first-output < 1s]"),
                 })
            said.Append(generation.ReplaceLineEndings("; ")).Append("   ").Append(budgets).Append('\n').Append(_check.Problems(generation, budgets));
        GoldenFile.Matches(said.ToString(), "settings-that-are-wrong.txt");
    }

    [Fact]
    public void A_gate_with_a_long_budget_has_the_time_for_it()
    {
        Assert.Equal(TimeSpan.FromMinutes(1.5 * 17 * 5 + 1), _check.Plan($"job: {{ {Job} }}\nruns: 3", "[total < 17m]").Plan.Gates[0].Timeout);
        Assert.Equal(TimeSpan.FromMinutes(10), _check.Plan($"job: {{ {Job} }}", "[total < 10s]").Plan.Gates[0].Timeout);
        Assert.Equal(TimeSpan.FromMinutes(5), _check.Plan($"job: {{ {Job} }}", "[total < 17m]", "    timeout: 5m\n").Plan.Gates[0].Timeout);
    }

    [Fact]
    public void The_keys_describe_themselves() =>
        Assert.Equal(["job", "run", "server", "working-directory", "env", "progress", "stages", "output", "stream", "runs", "concurrency", "phase", "drop-cache", "abort"],
            SettingsReader.Describe(s => new GenerationProbe().Bind(s)).Select(s => s.Key));
}
