namespace PerfGates.Tests.Revisions;

public class FillingTheBase
{
    [Fact]
    public async Task Submodules_are_there_with_their_own_submodules()
    {
        await using var inner = await LittleRepository.With(("inner.txt", "inner"));
        await using var outer = await LittleRepository.With(("outer.txt", "outer"));
        await using var repository = await LittleRepository.With();
        AllowFolders(outer);
        AllowFolders(repository);
        await outer.Git("submodule", "--quiet", "add", inner.Root, "inner");
        await outer.Commit();
        await repository.Git("submodule", "--quiet", "add", outer.Root, "outer");
        await repository.Commit();

        var prepared = await repository.Prepared(repository.Request());

        Assert.Equal("outer", File.ReadAllText(Path.Combine(prepared.BudgetFolder, "outer", "outer.txt")));
        Assert.Equal("inner", File.ReadAllText(Path.Combine(prepared.BudgetFolder, "outer", "inner", "inner.txt")));
    }

    [Fact]
    public async Task Submodules_that_this_clone_does_not_have_stay_away()
    {
        await using var outer = await LittleRepository.With(("outer.txt", "outer"));
        await using var repository = await LittleRepository.With();
        AllowFolders(repository);
        await repository.Git("submodule", "--quiet", "add", outer.Root, "outer");
        await repository.Commit();
        await repository.Git("submodule", "--quiet", "deinit", "--force", "outer");
        var configuration = repository.Read(".git/config");

        var prepared = await repository.Prepared(repository.Request());

        Assert.False(File.Exists(Path.Combine(prepared.BudgetFolder, "outer", "outer.txt")));
        Assert.Equal(configuration, repository.Read(".git/config"));
    }

    [Fact]
    public async Task A_submodule_that_cannot_be_fetched_is_a_problem()
    {
        await using var outer = await LittleRepository.With(("outer.txt", "outer"));
        await using var repository = await LittleRepository.With();
        AllowFolders(repository);
        await repository.Git("submodule", "--quiet", "add", outer.Root, "outer");
        await repository.Commit();
        repository.Put(("GIT_CONFIG_COUNT", ""));

        Assert.Matches("^/repo/.perfbudget.yml\\(2,18\\): error PG2031: base <commit> \\(the merge base of HEAD and 'main'\\) could not be checked out: fatal: .*; the log is '/home/logs/base.log' \\(perfgates explain PG2031\\)$", await repository.Refusal(repository.Request()));
    }

    [Fact]
    public async Task Large_files_are_what_they_stand_for_although_the_environment_says_pointers()
    {
        await using var repository = await LittleRepository.With();
        await repository.Git("config", "filter.large.clean", "cat");
        await repository.Git("config", "filter.large.smudge", "if [ -n \"$GIT_LFS_SKIP_SMUDGE\" ]; then cat; else sed s/pointer/content/; fi");
        await repository.Commit((".gitattributes", "*.bin filter=large\n"), ("a.bin", "pointer\n"));
        repository.Put(("GIT_LFS_SKIP_SMUDGE", "1"));

        var prepared = await repository.Prepared(repository.Request());

        Assert.Equal("content\n", File.ReadAllText(Path.Combine(prepared.BudgetFolder, "a.bin")));
    }

    [Fact]
    public async Task A_command_makes_what_is_not_in_git_in_the_folder_of_the_budget_file()
    {
        await using var repository = await LittleRepository.With(("web/build.sh", "#!/bin/sh\nmkdir dist && git rev-parse HEAD > dist/commit.txt\n"));
        repository.MakeExecutable("web/build.sh");
        await repository.Commit();
        var commit = await repository.Git("rev-parse", "HEAD");
        await repository.Commit(("web/a.txt", "head"));

        var prepared = await repository.Prepared(repository.Request("HEAD~1", "web/.perfbudget.yml") with { BuildCommand = ["./build.sh"] });

        Assert.Equal(commit + "\n", File.ReadAllText(Path.Combine(prepared.BudgetFolder, "dist", "commit.txt")));
    }

    [Theory]
    [InlineData("./build.sh", "'./build.sh' could not be started: '/repo/obj/perfgates/cache/.perfgates-base/<commit>/tree/build.sh' does not exist")]
    [InlineData("false", "'false' ended with exit code 1")]
    public async Task A_command_that_fails_is_a_problem_each_time(string command, string why)
    {
        await using var repository = await LittleRepository.With();
        var request = repository.Request() with { BuildCommand = [command] };
        var complaint = $"/repo/.perfbudget.yml(2,18): error PG2032: base <commit> (the merge base of HEAD and 'main') does not build: {why}; the log is '/home/logs/base-build.log' (perfgates explain PG2032)";

        Assert.Equal(complaint, await repository.Refusal(request));
        repository.Problems.Clear();
        Assert.Equal(complaint, await repository.Refusal(request));
    }

    private static void AllowFolders(LittleRepository repository) =>
        repository.Put(("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "protocol.file.allow"), ("GIT_CONFIG_VALUE_0", "always"));
}
