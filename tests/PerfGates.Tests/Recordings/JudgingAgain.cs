using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Recordings;
using PerfGates.Reports;
using PerfGates.Tests.Pipeline;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Recordings;

/// <summary>Measured once, through a file, and judged by this budget file or that.</summary>
public class JudgingAgain
{
    private const string Budgets = """
        version: 1
        gates:
          exact:
            script: { values: { size: 3kB } }
            budgets: [size < 2kB]
          sampled:
            script: { runs: 20, values: { time: "2ms 3ms 2ms 4ms" } }
            budgets: [time < 5ms, "time < 1.3 * exact.time"]
          cases:
            script: { cases: { a: { values: { time: 2ms }, budgets: [time < 1ms] }, b: { values: { time: 3ms } } } }
            budgets: [time < 5ms]
          failing:
            script: { values: { time: fail } }
            budgets: [time < 5ms]
          absent:
            script: { values: { time: 2ms } }
            requires: [env:NOT_THERE]
            budgets: [time < 5ms]
          events:
            events: { slow: 8%, failed: 2, steps: { one: 40/s, five: 80/s } }
            budgets: [p95 < 100ms, errors < 1%, throughput >= 50/s]
        """;

    private static async Task<Recording> RecordedAsync(string yaml)
    {
        var written = Replay.Record(await Check.MeasureAsync(yaml), new("Linux", "x64", ".NET 10", 2), 1, "0.1.0", DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1));
        return RecordingFile.Read(RecordingFile.Packed(RecordingFile.Write(written), "x.gz"), "x.gz", [])!;
    }

    private static Report Judged(Recording recording, string yaml)
    {
        var (request, planned) = Check.Planned(yaml);
        return Replay.Judged(request, planned, recording);
    }

    [Fact]
    public async Task The_same_budgets_say_the_same()
    {
        var yaml = Budgets.Replace(", \"time < 1.3 * exact.time\"", "", StringComparison.Ordinal);
        var again = Judged(await RecordedAsync(yaml), yaml);

        var first = await Check.RunAsync(yaml);
        Assert.Equal(first.Gates.Select(g => (g.Gate.Name.Value, g.Verdict, g.Runs)), again.Gates.Select(g => (g.Gate.Name.Value, g.Verdict, g.Runs)));
        Assert.Equal(first.Diagnostics.Where(d => d.Code != "PG2016").Select(d => d.ToString()), again.Diagnostics.Where(d => d.Code != "PG2016").Select(d => d.ToString()));
        // A complaint of the probe stands at its gate: its place was in another file.
        Assert.Equal(first.Diagnostics.Count, again.Diagnostics.Count);
    }

    [Fact]
    public async Task Other_budgets_say_other_things_at_their_lines()
    {
        var recording = await RecordedAsync("version: 1\ngates:\n  g:\n    script: { runs: 20, values: { time: 3ms, size: 3kB } }\n    budgets: [time < 5ms]\n  h:\n    script: { values: { time: 2ms } }\n    budgets: [time < 5ms]\n");

        GoldenFile.Matches(Check.Lines(Judged(recording, """
            version: 1
            gates:
              g:
                script: { }
                budgets:
                  - time < 2ms
                  - size < 2kB
                  - rate >= 5/s
              new:
                script: { }
                budgets: [time < 5ms]
              h:
                events: { }
                budgets: [p95 < 5ms]
            """)), "other-budgets.txt");
    }

    [Theory]
    [InlineData("constrain: { cpu: { load: 90% } }", null, "Inconclusive")] // it was measured without
    [InlineData("constrain: { cpu: { load: 90% } }", "cpu load 90 %", "Pass")]
    [InlineData("constrain: { cpu: { load: 90% } }", "cpu load 50 %", "Inconclusive")]
    [InlineData("tags: [x]", "cpu load 90 %", "Inconclusive")] // nobody asks how it is under pressure
    public async Task A_constraint_is_the_recorded_one_or_none(string asked, string? was, string verdict)
    {
        var recording = await RecordedAsync("version: 1\ngates:\n  g:\n    script: { values: { time: 2ms } }\n    budgets: [time < 5ms]\n");
        var gate = recording.Gates.Single();
        var pressed = recording with { Gates = [gate with { Rounds = [.. gate.Rounds.Select(r => r with { Pressure = was is null ? null : new PressureSeen(was, ["seen"], null) })] }] };

        var report = Judged(pressed, $"version: 1\ngates:\n  g:\n    script: {{ starts: true }}\n    {asked}\n    budgets: [time < 5ms]\n");
        Assert.Equal(verdict, report.Gates.Single().Verdict.ToString());
    }

    [Fact]
    public async Task What_was_not_recorded_beside_base_is_not_compared()
    {
        var recording = await RecordedAsync("version: 1\ngates:\n  g:\n    script: { values: { size: 2kB } }\n    budgets: [size < 5kB]\n");

        var report = Judged(recording, "version: 1\ncompare: { with: main }\ngates:\n  g:\n    script: { }\n    budgets: [size <= baseline]\n");
        Assert.Equal(Verdict.Unmeasured, report.Gates.Single().Verdict);
        Assert.Equal("PG2112", report.Diagnostics.Single().Code);
    }
}
