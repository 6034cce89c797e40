using System.Diagnostics;
using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.FailClosed;

public class Cancelling(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly Repository repository = fixture.Repository;

    [Theory]
    [InlineData("hang", "")]
    [InlineData("deaf", "")]
    [InlineData("hang", " -mt")]
    public async Task Ctrl_C_ends_the_build_within_five_seconds_and_leaves_nothing(string play, string options)
    {
        using var build = repository.Start($"build App --no-restore -p:RunPerfGates=true{options}", play);
        await build.Says("waiting");
        var since = Stopwatch.StartNew();
        build.Interrupt();

        var run = build.Finish();

        Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(play == "deaf" ? 9 : 5));
        Assert.NotEqual(0, run.ExitCode);
        Assert.Empty(run.LeftBehind);
        Assert.DoesNotContain(run.Log.Problems, p => p.Code.StartsWith("PG", StringComparison.Ordinal));
    }
}
