using PerfGates.Probes;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pipeline;

/// <summary>Verdicts on runs of which it is known whether the pressure was there.</summary>
public class UnderPressure
{
    private static async Task<IReadOnlyList<JudgedGate>> Judged(string yaml, string gate, string? doubt)
    {
        var input = await Check.MeasureAsync(yaml);
        var measured = input.Measurements.Gates[gate];
        var pressed = measured with { Rounds = [.. measured.Rounds.Select(r => r with { Pressure = new PressureSeen("cpu load 90 %", [], doubt) })] };
        return Judge.Decide(input with { Measurements = input.Measurements.With(gate, pressed) });
    }

    [Theory]
    [InlineData("{ values: { time: 2ms } }", "time < 5ms", "Pass")]
    [InlineData("{ values: { time: 2ms } }", "time < 1ms", "Breach")]
    [InlineData("{ values: { size: 2kB } }", "size < 5kB", "Pass")] // what is exact too: it was measured without the pressure
    [InlineData("{ runs: 20, values: { time: 2ms } }", "time < 5ms", "Pass")]
    [InlineData("{ values: { time: 2ms } }", "time < 3 * h.time", "Pass")]
    public async Task What_was_decided_is_so_only_with_the_pressure(string script, string budget, string verdict)
    {
        var yaml = $"version: 1\ngates:\n  g:\n    script: {script}\n    budgets:\n      - {budget}\n  h:\n    script: {{ values: {{ time: 2ms }} }}\n    budgets: [time < 5ms]\n";
        Assert.Equal(verdict, (await Judged(yaml, "g", null))[0].Verdict.ToString());
        Assert.Equal("Inconclusive", (await Judged(yaml, "g", "it was not there"))[0].Verdict.ToString());
        // A limit that is a multiple of another gate needs that one's pressure too.
        Assert.Equal(budget.Contains("h.time", StringComparison.Ordinal) ? "Inconclusive" : verdict, (await Judged(yaml, "h", "it was not there"))[0].Verdict.ToString());
    }

    [Fact]
    public void A_constraint_needs_something_to_act_on() =>
        Assert.Equal(
            "/repo/.perfbudget.yml(5,5): error PG4063: 'constrain' acts on nothing in gate 'g': its 'script' starts no program and uses no server; remove it, or measure a program or a server (perfgates explain PG4063)",
            string.Join('\n', Check.Plan("version: 1\ngates:\n  g:\n    script: { values: { time: 2ms } }\n    constrain: { cpu: { load: 90% } }\n    budgets: [time < 5ms]\n").Problems));
}
