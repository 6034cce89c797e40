using PerfGates.Cli.Commands;

namespace PerfGates.Tests.Pipeline;

public class MutatingObservations
{
    private static async Task<string> Mutated(string yaml) => MutantText.Render(Mutants.Of(await Check.MeasureAsync(yaml)));

    [Fact]
    public async Task Each_budget_that_guards_something_goes_red() => GoldenFile.Matches(await Mutated("""
        version: 1
        compare: { with: main }
        gates:
          frontend: { script: { values: { size: 400kB } }, budgets: [size < 500kB, size <= baseline + 2%] }
          parser:
            script:
              runs: 20
              cases:
                a: { values: { time: 1ms, allocated: 56B } }
                b: { values: { time: 1.1ms 1.2ms 1.15ms, allocated: 57B }, budgets: [time < 2ms] }
            budgets: [time <= baseline, allocated <= baseline]
          service: { script: { runs: 3, values: { rate: 100/s, errors: 0% } }, budgets: [rate >= 50/s, errors == 0%, errors < 1%] }
          ratio: { script: { runs: 20, values: { time: 1ms } }, budgets: [time < 2 * parser.time] }
        """), "mutants.txt");

    [Fact]
    public async Task A_budget_that_nothing_can_turn_red_is_found_out()
    {
        var text = await Mutated("version: 1\ngates:\n  g: { script: { values: { time: 1ms } }, budgets: [time < baseline + 5%] }\n");
        Assert.Contains("inconclusive  SURVIVED", text, StringComparison.Ordinal);
        Assert.StartsWith("PerfGates: 1 of 2 mutants caught", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("script: { values: { time: fail } }", "unmeasured  not tried")]
    [InlineData("script: { values: { time: 1ms } }, requires: [\"env:PERFGATES_NOWHERE\"]", "skipped  not tried")]
    public async Task A_gate_that_was_not_measured_is_no_proof(string gate, string shown) =>
        Assert.Contains(shown, await Mutated($"version: 1\ngates:\n  g: {{ {gate}, budgets: [time < 5ms] }}\n"), StringComparison.Ordinal);
}
