using PerfGates.Cli;
using PerfGates.Tests.Revisions;

namespace PerfGates.Tests.Comparing;

/// <summary>
/// A program that counts its own steps, with a small jitter that it takes from how often it ran, so that nothing depends
/// on the machine. Each arm counts its runs in its own folder.
/// </summary>
public class APlantedSlowdown
{
    private const int Times = 10;

    private const string Budgets = """
        version: 1
        gates:
          import:
            command: { run: sh import.sh }
            budgets: [steps <= baseline]
        """;

    [Fact]
    public async Task Of_ten_percent_is_a_breach_each_time()
    {
        await using var repository = await With(1000);
        await repository.Commit(("import.sh", Import(1100)));
        var run = new SideBySide(repository);

        for (var time = 0; time < Times; time++)
        {
            Assert.Equal(ExitCode.Breach, await run.RunAsync("--compare", "HEAD~1"));
            Assert.Matches(@"\.perfbudget\.yml\(5,15\): error PG1001: gate 'import': steps = 1 ?1\d\d", run.Output);
        }
        Assert.Single(Directory.GetDirectories(repository.Kept));
    }

    [Fact]
    public async Task That_is_none_but_a_comment_passes_each_time()
    {
        await using var repository = await With(1000);
        await repository.Commit(("import.sh", "# says what it does\n" + Import(1000)));
        var run = new SideBySide(repository);

        for (var time = 0; time < Times; time++) Assert.True(await run.RunAsync("--compare", "HEAD~1") == ExitCode.Pass && !run.Output.Contains("PG", StringComparison.Ordinal), run.Output);
    }

    [Fact]
    public async Task Leaves_no_budget_file_behind_that_would_need_a_verdict_of_its_own()
    {
        await using var repository = await With(1000);
        var run = new SideBySide(repository);
        await run.RunAsync("--compare", "HEAD");
        Assert.Equal(ExitCode.Pass, await run.CallAsync("verify", repository.Root));
        Assert.Contains("1 of 1 budget file verified", run.Output);
    }

    [Fact]
    public async Task That_is_not_committed_yet_is_found_too()
    {
        await using var repository = await With(1000);
        repository.Write("import.sh", Import(1100));
        var run = new SideBySide(repository);
        Assert.Equal(ExitCode.Breach, await run.RunAsync("--compare", "HEAD"));
        Assert.Contains(", the merge base of HEAD and HEAD, which is HEAD itself: what differs is what is not committed", run.Error);
    }

    [Fact]
    public async Task Of_others_on_the_branch_that_head_left_is_not_heads()
    {
        await using var repository = await With(1000);
        await repository.Git("switch", "--quiet", "--create", "feature");
        await repository.Commit(("readme.md", "new"));
        await repository.Git("switch", "--quiet", "main");
        await repository.Commit(("import.sh", Import(500)));
        await repository.Git("switch", "--quiet", "feature");
        Assert.Equal(ExitCode.Pass, await new SideBySide(repository).RunAsync("--compare", "main"));
    }

    [Fact]
    public async Task In_the_budget_file_compare_says_with_what()
    {
        await using var repository = await With(1000);
        await repository.Commit(("import.sh", Import(1100)), (".perfbudget.yml", Budgets.Replace("gates:", "compare: { with: HEAD~1 }\ngates:", StringComparison.Ordinal)));
        var run = new SideBySide(repository);
        Assert.Equal(ExitCode.Breach, await run.RunAsync());
        Assert.Equal(ExitCode.Unmeasured, await run.RunAsync("--compare", "HEAD~9"));
        Assert.Contains("error PG2028: 'HEAD~9' is no branch, tag or commit of this clone", run.Output);
    }

    [Fact]
    public async Task In_bytes_of_what_a_command_builds_is_exact()
    {
        await using var repository = await LittleRepository.With(
            (".gitignore", "dist/\nobj/\n"),
            ("build.sh", "mkdir -p dist && head -c 1000 /dev/zero > dist/app.js\n"),
            (".perfbudget.yml", """
                version: 1
                compare: { with: main, build: sh build.sh }
                gates:
                  frontend:
                    bundle: { path: dist, encoding: raw }
                    budgets: [total <= baseline]
                """));
        repository.Write("dist/app.js", new string(' ', 1000));
        var run = new SideBySide(repository);
        Assert.Equal(ExitCode.Pass, await run.RunAsync());

        repository.Write("dist/app.js", new string(' ', 1001));
        Assert.Equal(ExitCode.Breach, await run.RunAsync());
        Assert.Contains("gate 'frontend': total = 1.001 kB (1 001 B)", run.Output);
    }

    private static Task<LittleRepository> With(int steps) => LittleRepository.With((".gitignore", "obj/\nruns\n"), (".perfbudget.yml", Budgets), ("import.sh", Import(steps)));

    private static string Import(int steps) => $$"""
        runs=$(cat runs 2> /dev/null || echo 0)
        echo $((runs + 1)) > runs
        echo "{\"metric\":\"steps\",\"value\":$(({{steps}} + runs * 7 % 11 - 5)),\"better\":\"lower\"}"

        """;
}
