using PerfGates.Tests.Gpu;

namespace PerfGates.Tests.Probes.Vram;

/// <summary>From a budget file to a diagnostic at its line, with a library that stands for NVIDIA's.</summary>
public class AProgramOnACard
{
    private const string Trace = "1 1000 77:900\n20 5000 self:4000 77:900\n10 9024 self:8024 77:900\n20 3000 self:2000 77:900\n";

    private const string OwnCount = "echo '{\"event\":\"vram\",\"bytes\":8000000000}' >> $PERFGATES_EVENTS; ";

    private static VramGate Gate(string trace, string mode = "", string script = FakeCard.Program) => new VramGate(new(trace, mode)).Job(script);

    [Fact]
    public async Task That_takes_more_than_its_budget_is_an_error_at_the_line_of_the_budget()
    {
        await using var gate = Gate(Trace, "", OwnCount + FakeCard.Program);
        GoldenFile.Matches(await gate.SayAsync(VramGate.File("{ run: ./job.sh, every: 5ms }", "vram.peak < 8GB")), "breach.txt");
    }

    [Fact]
    public async Task That_takes_less_passes()
    {
        await using var gate = Gate(Trace);
        Assert.Equal("", await gate.SayAsync(VramGate.File("./job.sh", "vram.peak < 20GB").Replace("vram: ./job.sh", "vram: { run: ./job.sh }", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whose_limit_is_nearer_than_looks_can_tell_is_inconclusive()
    {
        await using var gate = Gate("1 1000\n20 6000 self:5000\n20 7000 self:6000\n");
        GoldenFile.Matches(await gate.SayAsync(VramGate.File("{ run: ./job.sh }", "vram.peak < 6.5GB")), "inconclusive.txt");
    }

    [Fact]
    public async Task Whose_limit_the_card_cannot_reach_is_warned_about()
    {
        await using var gate = Gate(Trace);
        GoldenFile.Matches(await gate.SayAsync(VramGate.File("{ run: ./job.sh }", "vram.peak < 40GB")), "above.txt");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_card_it_is_skipped_and_in_strict_mode_an_error(bool strict)
    {
        await using var gate = Gate(Trace, "notloaded", "exit 0");
        GoldenFile.Matches(await gate.SayAsync(VramGate.File("{ run: ./job.sh }", "vram.peak < 8GB\n      - vram.spill < 256MiB"), strict), strict ? "strict.txt" : "skipped.txt");
    }

    [Fact]
    public async Task Whose_driver_crashes_is_unmeasured_and_other_gates_run()
    {
        await using var gate = Gate("1 1000\n500 5000 self:4000\n", "crash");
        GoldenFile.Matches(await gate.SayAsync(VramGate.File("{ run: ./job.sh }", "vram.peak < 8GB") + "  other:\n    command:\n      run: [echo, '{\"metric\":\"rows\",\"value\":5}']\n    budgets: [rows < 3]\n"), "crash.txt");
    }

    [Fact]
    public async Task That_fails_is_an_error_whatever_it_took()
    {
        await using var gate = Gate(Trace, "", "echo no weights >&2; exit 3");
        GoldenFile.Matches(await gate.SayAsync(VramGate.File("{ run: ./job.sh }", "vram.peak < 8GB")), "failed.txt");
    }

    [Fact]
    public async Task Of_a_command_gate_has_the_same_figures()
    {
        await using var gate = Gate(Trace);
        Assert.StartsWith("6,15 PG1001", await gate.SayAsync("version: 1\ngates:\n  render:\n    command:\n      run: ./job.sh\n    budgets: [vram.peak < 8GB]\n"), StringComparison.Ordinal);
    }
}
