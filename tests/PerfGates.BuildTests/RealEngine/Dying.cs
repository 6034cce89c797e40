using System.Diagnostics;
using System.Globalization;
using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.RealEngine;

/// <summary>Somebody kills the engine or the build while a gate runs for ever.</summary>
public class Dying(Dying.Fixture fixture) : IClassFixture<Dying.Fixture>
{
    private readonly Repository repository = fixture.Repository;

    [Fact]
    public async Task A_killed_engine_is_red_and_its_command_is_gone()
    {
        using var build = await Started();
        Kill(Running("perfgates.dll run"));

        build.Finish().Red("Gates App").Complained(".perfbudget.yml(1,1): error PG0001");
    }

    [Fact]
    public async Task A_killed_build_takes_the_engine_and_its_command_along()
    {
        using var build = await Started();
        Kill(build.Id);

        var since = Stopwatch.StartNew();
        build.Wait();
        Assert.Empty(build.LeftBehind());
        Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_command_too_within_five_seconds()
    {
        using var build = await Started();
        var since = Stopwatch.StartNew();
        build.Interrupt();

        var run = build.Finish();

        Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.NotEqual(0, run.ExitCode);
        Assert.Empty(run.LeftBehind);
        Assert.DoesNotContain(run.Log.Problems, p => p.Code.StartsWith("PG1", StringComparison.Ordinal));
    }

    private async Task<StartedDotnet> Started()
    {
        File.Delete(repository["App/started"]);
        var gateRuns = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(repository["App"], "started");
        watcher.Created += (_, _) => gateRuns.TrySetResult();
        watcher.EnableRaisingEvents = true;
        var build = repository.Start("build App --no-restore -p:RunPerfGates=true", play: null);
        try
        {
            await gateRuns.Task.WaitAsync(StartedDotnet.Limit, TestContext.Current.CancellationToken);
            return build;
        }
        catch
        {
            Kill(build.Id);
            build.Dispose();
            throw;
        }
    }

    private int Running(string command) => Process.GetProcesses().Single(p => Leftovers.CommandLine(p.Id) is var line
        && line.Contains(command, StringComparison.Ordinal) && line.Contains(repository.Folder, StringComparison.Ordinal)).Id;

    private static void Kill(int id) => Process.GetProcessById(id).Kill();

    public sealed class Fixture(Workbench bench)
    {
        // The command starts a process that leaves its tree, as servers do.
        public Repository Repository { get; } = bench.NewRepository().App()
            .Write("App/forever.sh", "setsid sleep 654 &\ntouch started\nsleep 655\n")
            .Write("App/.perfbudget.yml", """
                version: 1
                gates:
                  endless:
                    command: { run: "bash forever.sh" }
                    budgets:
                      - wall < 1s
                """)
            .Built();
    }
}
