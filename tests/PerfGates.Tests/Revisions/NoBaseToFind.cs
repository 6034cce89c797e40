namespace PerfGates.Tests.Revisions;

public class NoBaseToFind
{
    [Theory]
    [InlineData("mian", "did you mean 'main'?")]
    [InlineData("origin/other", "fetch it first, for example with 'git fetch origin'")]
    [InlineData("--all", "fetch it first, for example with 'git fetch origin'")]
    [InlineData("HEAD:a.txt", "fetch it first, for example with 'git fetch origin'")]
    public async Task An_unknown_ref_is_named_with_what_may_be_meant(string with, string advice)
    {
        await using var repository = await LittleRepository.With(("a.txt", ""));
        Assert.Equal($"/repo/.perfbudget.yml(2,18): error PG2028: '{with}' is no branch, tag or commit of this clone; {advice} (perfgates explain PG2028)", await repository.Refusal(repository.Request(with)));
    }

    [Fact]
    public async Task A_folder_that_is_in_no_repository_is_told_in_words_of_git()
    {
        await using var repository = await LittleRepository.With();
        var request = repository.Request() with { BudgetFile = Path.Combine(repository.Elsewhere, ".perfbudget.yml") };
        Assert.Equal("/repo/.perfbudget.yml(2,18): error PG2027: head cannot be compared with 'main', because '/home' is in no git repository that can be used: fatal: not a git repository (or any of the parent directories): .git (perfgates explain PG2027)", await repository.Refusal(request));
    }

    [Fact]
    public async Task Git_that_is_not_installed_is_told()
    {
        await using var repository = await LittleRepository.With();
        repository.Put(("PATH", repository.Elsewhere));
        Assert.Equal("/repo/.perfbudget.yml(2,18): error PG2026: head cannot be compared with 'main', because git could not be started: there is no program of that name on PATH; install it, or compare with a stored baseline (perfgates explain PG2026)", await repository.Refusal(repository.Request()));
    }

    [Fact]
    public async Task A_shallow_clone_says_how_to_get_the_rest()
    {
        await using var repository = await LittleRepository.With();
        await repository.Git("switch", "--quiet", "--create", "feature");
        await repository.Commit(("a.txt", "head"));
        await repository.Git("switch", "--quiet", "main");
        await repository.Commit(("b.txt", "main"));
        var clone = Path.Combine(repository.Elsewhere, "clone");
        await repository.Git("clone", "--quiet", "--depth", "1", "--no-single-branch", "--branch", "feature", new Uri(repository.Root).AbsoluteUri, clone);

        Assert.Equal(
            "/repo/.perfbudget.yml(2,18): error PG2029: HEAD and 'origin/main' have no commit in common here: this clone is shallow; run 'git fetch --unshallow', or check out with 'fetch-depth: 0' (perfgates explain PG2029)",
            await repository.Refusal(repository.Request("origin/main") with { BudgetFile = Path.Combine(clone, ".perfbudget.yml"), CacheFolder = Path.Combine(clone, "obj") }));
    }

    [Fact]
    public async Task Two_histories_have_no_base()
    {
        await using var repository = await LittleRepository.With();
        await repository.Git("switch", "--quiet", "--orphan", "other");
        await repository.Commit(("a.txt", "head"));
        Assert.Equal(
            "/repo/.perfbudget.yml(2,18): error PG2029: HEAD and 'main' have no commit in common here: they have no history in common; compare with a branch that head grew from (perfgates explain PG2029)",
            await repository.Refusal(repository.Request()));
    }

    [Fact]
    public async Task A_folder_that_base_did_not_have_yet_is_named()
    {
        await using var repository = await LittleRepository.With();
        await repository.Commit(("web/a.txt", "new"));
        Assert.Equal(
            "/repo/web/.perfbudget.yml(2,18): error PG2030: 'web/' does not exist in base <commit> (the merge base of HEAD and 'HEAD~1'), so there is nothing to compare with; compare with a later ref, or leave out the comparison until it is there (perfgates explain PG2030)",
            await repository.Refusal(repository.Request("HEAD~1", "web/.perfbudget.yml")));
        Assert.False(Directory.Exists(repository.Kept));
    }
}
