using System.Text;
using PerfGates.Tests.Gpu;

namespace PerfGates.Tests.Probes.Vram;

public class SettingsThatAreWrong
{
    [Fact]
    public async Task Each_is_an_error_at_its_place()
    {
        await using var gate = new VramGate(new("1 1\n"));
        var said = new StringBuilder();
        foreach (var (vram, budgets) in new[]
                 {
                     ("{}", "vram.peak < 1GB"), ("{ run: a, process: b, for: 1s }", "vram.peak < 1GB"), ("{ process: b }", "vram.peak < 1GB"), ("{ process: '', for: 1s }", "vram.peak < 1GB"),
                     ("{ process: b, for: 0s }", "vram.peak < 1GB"), ("{ run: a, for: 1s }", "vram.peak < 1GB"), ("{ process: b, for: 1s, env: { A: b }, exit-code: 1, working-directory: x }", "vram.peak < 1GB"),
                     ("{ run: a, every: 1ms }", "vram.peak < 1GB"), ("{ run: a, every: 2s }", "vram.peak < 1GB"), ("{ run: a, every: often }", "vram.peak < 1GB"), ("{ run: a, scope: card }", "vram.peak < 1GB"),
                     ("{ run: a, runs: 0 }", "vram.peak < 1GB"), ("{ run: '' }", "vram.peak < 1GB"), ("{ run: a | b }", "vram.peak < 1GB"), ("{ run: a, exit-code: [] }", "vram.peak < 1GB"), ("{ run: a, period: 5ms }", "vram.peak < 1GB"),
                     ("{ run: a }", "vram.peek < 1GB"), ("{ run: a }", "vram.peak < 5s"), ("{ run: a }", "vram.peak > 1GB"),
                 })
            said.Append(vram).Append("  ").Append(budgets).Append('\n').Append(gate.Problems(VramGate.File(vram, budgets)));
        GoldenFile.Matches(said.ToString(), "settings-that-are-wrong.txt");
    }
}
