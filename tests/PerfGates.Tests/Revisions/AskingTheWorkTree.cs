using PerfGates.Revisions;

namespace PerfGates.Tests.Revisions;

/// <summary>What changed since a commit, as a report tells it.</summary>
public class AskingTheWorkTree
{
    private static string Project(string version) => $"<Project><ItemGroup><PackageReference Include=\"Npgsql\" Version=\"{version}\" /></ItemGroup></Project>\n";

    [Fact]
    public async Task Commits_and_packages_since_then_of_the_whole_repository()
    {
        await using var repository = await LittleRepository.With(("web/.perfbudget.yml", "x"), ("src/A.csproj", Project("9.0.0")));
        var since = await repository.Git("rev-parse", "HEAD");
        await repository.Commit(("src/a.cs", "1"));
        await repository.Commit(("src/A.csproj", Project("10.0.0")));
        var (head, before) = (await repository.Git("rev-parse", "HEAD"), await repository.Git("rev-parse", "HEAD^"));

        var known = await Ask(repository, since, "web");
        Assert.Equal((head, false, since, 2), (known!.Commit, known.Modified, known.Since!.Commit, known.Since.Count));
        Assert.Equal([new(head, "a step"), new(before, "a step")], known.Since.Commits);
        Assert.Equal([new ChangedPackage("Npgsql", "9.0.0", "10.0.0")], known.Since.Packages);

        repository.Write("src/A.csproj", Project("10.0.1"));
        known = await Ask(repository, since, "web");
        Assert.True(known!.Modified);
        Assert.Equal([new ChangedPackage("Npgsql", "9.0.0", "10.0.1")], known.Since!.Packages);
    }

    [Fact]
    public async Task More_than_fifty_commits_are_counted_and_not_listed()
    {
        await using var repository = await LittleRepository.With(("a", "x"));
        var since = await repository.Git("rev-parse", "HEAD");
        for (var i = 0; i < 52; i++) await repository.Commit();
        var known = await Ask(repository, since);
        Assert.Equal((52, 50), (known!.Since!.Count, known.Since.Commits.Count));
    }

    [Theory]
    [InlineData("0123456789012345678901234567890123456789")]
    [InlineData("--output=/tmp/of-another-sort-altogether-here")]
    [InlineData("HEAD")]
    [InlineData("")]
    public async Task A_commit_that_is_not_here_is_left_out(string since)
    {
        await using var repository = await LittleRepository.With(("a", "x"));
        var known = await Ask(repository, since);
        Assert.Equal(await repository.Git("rev-parse", "HEAD"), known!.Commit);
        Assert.Null(known.Since);
    }

    [Fact]
    public async Task Without_a_repository_or_git_nothing_is_known()
    {
        await using var repository = await LittleRepository.With(("a", "x"));
        Assert.Null(await new WorkTree(repository.Children, repository.Elsewhere, Path.Combine(repository.Logs, "git.log"), TimeProvider.System).AskAsync(null, TestContext.Current.CancellationToken));
        repository.Put(("PATH", repository.Elsewhere));
        Assert.Null(await Ask(repository, null));
    }

    private static Task<KnownRevision?> Ask(LittleRepository repository, string? since, string folder = "") =>
        new WorkTree(repository.Children, Path.Combine(repository.Root, folder), Path.Combine(repository.Logs, "git.log"), TimeProvider.System).AskAsync(since, TestContext.Current.CancellationToken);
}
