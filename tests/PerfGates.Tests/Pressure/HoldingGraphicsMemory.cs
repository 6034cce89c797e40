using PerfGates.Budgets;
using PerfGates.Pressure;
using PerfGates.Tests.Servers;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pressure;

/// <summary>Graphics memory that is held by a process which only says so: there need not be a card.</summary>
public class HoldingGraphicsMemory
{
    private const string Holds = """{"is":"holds","device":"GPU-1","name":"Card","total":25769803776,"bytes":19327352832,"left":6442450944}""";

    private static readonly VideoMemoryConstraint SixGibibytes = new(6L << 30, AllowsSharing: false);

    [Theory]
    [InlineData(Holds + "|{\"is\":\"free\",\"left\":1073741824}", null)] // the program has taken of what was left
    [InlineData(Holds + "|{\"is\":\"free\",\"left\":8589934592}", "8.59 GB of graphics memory were free during the run")]
    [InlineData(Holds + "|{\"is\":\"lost\",\"why\":\"code 999\"}", "what held graphics memory lost the card: code 999")]
    [InlineData("""{"is":"refused","isAbsent":true,"why":"CUDA finds no GPU"}""", "graphics memory was not reserved: CUDA finds no GPU")]
    public async Task What_it_says_is_what_is_believed(string lines, string? doubt)
    {
        await using var check = new ServerCheck(("TEST_BURNERS", lines));
        var program = Path.Combine(AppContext.BaseDirectory, "PerfGates.TestServer.dll");
        await using (var hold = await VideoMemoryHold.StartAsync(SixGibibytes, new(check.Children, program, check.Folder, TimeProvider.System), program, TestContext.Current.CancellationToken))
        {
            await hold.CheckAsync(TestContext.Current.CancellationToken);
            Assert.Equal(doubt, hold.Doubt);
            Assert.Equal(lines.StartsWith(Holds, StringComparison.Ordinal) ? ["graphics memory: 19.33 GB of Card held, 6.442 GB of 25.77 GB left before the start"] : Array.Empty<string>(), hold.Verified);
        }
        check.NothingIsLeft();
    }

    [Fact]
    public async Task Without_a_card_the_gate_is_skipped()
    {
        Assert.SkipWhen(Directory.Exists("/dev/dri") || File.Exists("/dev/nvidia0"), "Needs a machine without a GPU.");
        await using var check = new ServerCheck();
        var report = await check.RunAsync("version: 1\ngates:\n  g:\n    script: { values: { time: 2ms }, starts: true }\n    constrain: { vram: { free: 6GiB } }\n    budgets:\n      - time < 5ms\n");

        Assert.Equal(Verdict.Skipped, report.Gates.Single().Verdict);
        Assert.Equal("PG3001", report.Diagnostics.Single().Code);
    }
}
