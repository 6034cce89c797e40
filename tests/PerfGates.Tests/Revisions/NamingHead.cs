using PerfGates.Revisions;

namespace PerfGates.Tests.Revisions;

public class NamingHead
{
    [Fact]
    public async Task A_clean_tree_is_its_commit_and_a_changed_one_says_so()
    {
        await using var repository = await LittleRepository.With(("a.cs", "one"), ("sub/b.baseline.json", "{}"), ("sub/b.profiles.json", "{}"));
        var commit = await repository.Git("rev-parse", "HEAD");
        Assert.Equal(commit, await NameAsync(repository, repository.Root));

        repository.Write("new.cs", "not tracked");
        repository.Write("sub/b.baseline.json", "{ }");
        repository.Write("sub/b.profiles.json", "{ }");
        Assert.Equal(commit, await NameAsync(repository, Path.Combine(repository.Root, "sub")));

        repository.Write("a.cs", "two");
        Assert.Equal($"{commit}-dirty", await NameAsync(repository, Path.Combine(repository.Root, "sub")));
    }

    [Fact]
    public async Task Outside_of_a_repository_and_without_git_there_is_no_name()
    {
        await using var repository = await LittleRepository.With();
        Assert.Equal("", await NameAsync(repository, repository.Elsewhere));
        repository.Put(("PATH", repository.Elsewhere));
        Assert.Equal("", await NameAsync(repository, repository.Root));
    }

    private static Task<string> NameAsync(LittleRepository repository, string folder) =>
        HeadCommit.OfAsync(repository.Children, folder, Path.Combine(repository.Logs, "git.log"), TestContext.Current.CancellationToken);
}
