namespace PerfGates.Tests.Revisions;

public class KeepingTheBase
{
    // Any run of the command leaves a trace outside of the checkout.
    private static readonly string[] Build = ["sh", "-c", "echo once >> \"$TRACE\"; echo made > made.txt"];

    [Fact]
    public async Task It_is_made_once()
    {
        await using var repository = await Traced();
        var request = repository.Request() with { BuildCommand = Build };

        var first = await repository.Prepared(request);
        var second = await repository.Prepared(request);

        Assert.Equal(first.BudgetFolder, second.BudgetFolder);
        Assert.Equal("made\n", File.ReadAllText(Path.Combine(second.BudgetFolder, "made.txt")));
        Assert.Equal(1, Runs(repository));
    }

    [Fact]
    public async Task Another_build_command_makes_another()
    {
        await using var repository = await Traced();
        var first = await repository.Prepared(repository.Request() with { BuildCommand = Build });
        var second = await repository.Prepared(repository.Request() with { BuildCommand = [.. Build, "x"] });
        Assert.NotEqual(first.BudgetFolder, second.BudgetFolder);
        Assert.Equal(2, Runs(repository));
    }

    [Fact]
    public async Task A_half_made_one_is_made_again()
    {
        await using var repository = await Traced();
        var request = repository.Request() with { BuildCommand = Build };
        var first = await repository.Prepared(request);
        File.Delete(Path.Combine(first.BudgetFolder, "..", "complete.json"));
        File.WriteAllText(Path.Combine(first.BudgetFolder, "stray.txt"), "");

        var second = await repository.Prepared(request);

        Assert.False(File.Exists(Path.Combine(second.BudgetFolder, "stray.txt")));
        Assert.Equal(2, Runs(repository));
    }

    [Fact]
    public async Task One_that_the_repository_has_forgotten_is_made_again()
    {
        await using var repository = await Traced();
        var request = repository.Request() with { BuildCommand = Build };
        await repository.Prepared(request);
        Directory.Delete(Path.Combine(repository.Root, ".git", "worktrees"), recursive: true);
        await repository.Prepared(request);
        Assert.Equal(2, Runs(repository));
    }

    [Fact]
    public async Task One_whose_folder_was_deleted_is_made_again()
    {
        await using var repository = await Traced();
        var request = repository.Request() with { BuildCommand = Build };
        await repository.Prepared(request);
        Directory.Delete(Path.Combine(repository.Root, "obj"), recursive: true);
        await repository.Prepared(request);
        Assert.Equal(2, Runs(repository));
    }

    [Fact]
    public async Task The_one_before_stays_and_older_ones_go()
    {
        await using var repository = await Traced();
        await repository.Commit(("a.txt", "2"));
        await repository.Commit(("a.txt", "3"));
        var first = await repository.Prepared(repository.Request("HEAD~2"));
        var second = await repository.Prepared(repository.Request("HEAD~1"));
        var third = await repository.Prepared(repository.Request("HEAD"));

        string[] kept = [.. Directory.EnumerateDirectories(repository.Kept).Select(f => Path.GetFileName(f)[..12])];
        Assert.Equal(new[] { second.Commit[..12], third.Commit[..12] }.Order(), kept.Order());
        Assert.False(Directory.Exists(first.BudgetFolder));
        Assert.Equal(3, (await repository.Git("worktree", "list")).Split('\n').Length);
    }

    [Fact]
    public async Task Nothing_of_the_users_is_touched()
    {
        await using var repository = await Traced();
        var away = Path.Combine(repository.Elsewhere, "on a disk that is away");
        await repository.Git("worktree", "add", "--quiet", "--detach", away);
        Directory.Delete(away, recursive: true);
        repository.Write("a.txt", "staged");
        await repository.Git("stash");
        repository.Write("b.txt", "staged");
        await repository.Git("add", "b.txt");
        repository.Write(".git/hooks/post-checkout", "#!/bin/sh\necho hook >> \"$TRACE\"\n");
        repository.MakeExecutable(".git/hooks/post-checkout");
        var before = await State();

        await repository.Prepared(repository.Request());

        Assert.Equal(before, await State());
        Assert.Contains("away", await repository.Git("worktree", "list"));
        Assert.Equal(0, Runs(repository));

        async Task<string> State() => string.Join("\n--\n",
            await repository.Git("for-each-ref"), await repository.Git("stash", "list"), await repository.Git("status", "--porcelain"), await repository.Git("config", "--local", "--list"),
            repository.Read(".git/HEAD"), Convert.ToHexString(File.ReadAllBytes(Path.Combine(repository.Root, ".git", "index"))));
    }

    [Fact]
    public async Task Head_does_not_see_it_even_where_nobody_ignores_obj()
    {
        await using var repository = await Traced();
        await repository.Commit((".gitignore", ""));
        await repository.Prepared(repository.Request());
        Assert.Equal("", await repository.Git("status", "--porcelain", "--untracked-files=all"));
    }

    private static async Task<LittleRepository> Traced()
    {
        var repository = await LittleRepository.With(("a.txt", "1"));
        repository.Put(("TRACE", Path.Combine(repository.Elsewhere, "trace.txt")));
        return repository;
    }

    private static int Runs(LittleRepository repository) =>
        Path.Combine(repository.Elsewhere, "trace.txt") is var trace && File.Exists(trace) ? File.ReadAllLines(trace).Length : 0;
}
