namespace PerfGates.Tests.Revisions;

public class FindingTheBase
{
    [Fact]
    public async Task It_is_where_head_and_the_ref_parted()
    {
        await using var repository = await LittleRepository.With(("a.txt", "common"));
        var common = await repository.Git("rev-parse", "HEAD");
        await repository.Git("switch", "--quiet", "--create", "feature");
        await repository.Commit(("a.txt", "head"));
        await repository.Git("switch", "--quiet", "main");
        await repository.Commit(("a.txt", "somebody else's"));
        await repository.Git("switch", "--quiet", "feature");

        var prepared = await repository.Prepared(repository.Request());

        Assert.Equal(common, prepared.Commit);
        Assert.Equal("common", File.ReadAllText(Path.Combine(prepared.BudgetFolder, "a.txt")));
        Assert.Equal("head", repository.Read("a.txt"));
        Assert.Contains($"{common[..12]}, the merge base of HEAD and main", repository.Told);
    }

    [Fact]
    public async Task It_may_be_head_itself_and_then_the_changes_are_compared()
    {
        await using var repository = await LittleRepository.With(("a.txt", "committed"));
        repository.Write("a.txt", "not committed");

        var prepared = await repository.Prepared(repository.Request("HEAD"));

        Assert.Equal("committed", File.ReadAllText(Path.Combine(prepared.BudgetFolder, "a.txt")));
        Assert.Contains(repository.Told, t => t.EndsWith("which is HEAD itself: what differs is what is not committed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_changes_both_arms_are_the_same_and_it_says_so()
    {
        await using var repository = await LittleRepository.With();
        await repository.Prepared(repository.Request("HEAD"));
        Assert.Contains(repository.Told, t => t.EndsWith("which is HEAD itself: both arms are the same", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tag_and_a_commit_are_refs_too()
    {
        await using var repository = await LittleRepository.With();
        await repository.Git("tag", "--annotate", "--message", "first", "v1");
        var first = await repository.Git("rev-parse", "HEAD");
        await repository.Commit(("a.txt", "second"));

        Assert.Equal(first, (await repository.Prepared(repository.Request("v1"))).Commit);
        Assert.Equal(first, (await repository.Prepared(repository.Request(first[..8]))).Commit);
    }

    [Fact]
    public async Task The_budget_file_may_lie_in_a_folder_of_the_repository()
    {
        await using var repository = await LittleRepository.With(("src/my app/a.txt", "base"));
        await repository.Commit(("src/my app/a.txt", "head"));

        var prepared = await repository.Prepared(repository.Request("HEAD~1", "src/my app/.perfbudget.yml"));

        Assert.EndsWith(Path.Combine("tree", "src", "my app"), prepared.BudgetFolder);
        Assert.Equal("base", File.ReadAllText(Path.Combine(prepared.BudgetFolder, "a.txt")));
    }

    [Fact]
    public async Task The_repository_may_itself_be_a_worktree()
    {
        await using var repository = await LittleRepository.With(("a.txt", "base"));
        var other = Path.Combine(repository.Elsewhere, "other tree");
        await repository.Git("worktree", "add", "--quiet", "-b", "feature", other);
        await File.WriteAllTextAsync(Path.Combine(other, "a.txt"), "head", TestContext.Current.CancellationToken);

        var prepared = await repository.Prepared(repository.Request() with { BudgetFile = Path.Combine(other, ".perfbudget.yml"), CacheFolder = Path.Combine(other, "obj") });

        Assert.StartsWith(other, prepared.BudgetFolder);
        Assert.Equal("base", File.ReadAllText(Path.Combine(prepared.BudgetFolder, "a.txt")));
    }

    [Fact]
    public async Task What_a_git_hook_puts_into_the_environment_leads_nowhere_else()
    {
        await using var repository = await LittleRepository.With(("a.txt", "base"));
        await using var other = await LittleRepository.With(("b.txt", "another repository"));
        var index = File.ReadAllBytes(Path.Combine(other.Root, ".git", "index"));
        repository.Put(("GIT_DIR", Path.Combine(other.Root, ".git")), ("GIT_INDEX_FILE", Path.Combine(other.Root, ".git", "index")), ("GIT_WORK_TREE", other.Root), ("GIT_PREFIX", "x/"));

        var prepared = await repository.Prepared(repository.Request());

        Assert.Equal("base", File.ReadAllText(Path.Combine(prepared.BudgetFolder, "a.txt")));
        Assert.Equal(index, File.ReadAllBytes(Path.Combine(other.Root, ".git", "index")));
    }
}
