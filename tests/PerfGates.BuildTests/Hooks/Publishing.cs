using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Hooks;

public class Publishing(Publishing.Fixture fixture) : IClassFixture<Publishing.Fixture>
{
    private readonly Repository repository = fixture.Repository;

    [Fact]
    public void Publish_gates_when_the_folder_is_there_and_only_what_it_publishes()
    {
        repository.Gate("publish App --no-restore -c Debug", "pass if published").Green("Gates App").Complained(".perfbudget.yml(1,1): warning PG0021");

        var request = repository.Request();
        Assert.Equal("publish", request.GetProperty("entry").GetString());
        Assert.Equal(repository["App/bin/Debug/net10.0/publish/"], request.GetProperty("publishFolder").GetString());
    }

    [Fact]
    public void A_project_that_is_not_publishable_says_that_it_does_not_gate() =>
        repository.Gate("publish Library --no-restore -c Debug -p:IsPublishable=false").Green().Complained(".perfbudget.yml(1,1): warning PG0021");

    [Fact]
    public void A_build_that_publishes_first_gates_when_the_folder_is_there()
    {
        Directory.Delete(repository["App/bin/Debug/net10.0/publish"], recursive: true);

        repository.Gate("build App --no-restore -p:PerfGatesPublish=true", "pass if published").Green("Gates Library", "Gates App");
    }

    [Fact]
    public void A_publish_that_is_told_to_publish_first_gates_once() =>
        repository.Gate("publish App --no-restore -c Debug -p:PerfGatesPublish=true", "pass if published").Green("Gates App");

    [Fact]
    public void The_bare_target_gates_after_the_build_and_does_not_claim_a_folder()
    {
        repository.Gate("build App --no-restore -t:Publish").Green("Gates Library", "Gates App");

        Assert.Null(repository.Request().GetProperty("publishFolder").GetString());
    }

    [Fact]
    public void The_bare_target_can_publish_first_too() =>
        repository.Gate("build App --no-restore -t:Publish -p:PerfGatesPublish=true", "pass if published").Green("Gates Library", "Gates App");

    public sealed class Fixture(Workbench bench)
    {
        // Published once, so that a test that needs a stale folder has one.
        public Repository Repository { get; } = Published(bench.NewRepository()
            .Project("Library/Library.csproj").Write("Library/Code.cs", "public class Library;").Write("Library/.perfbudget.yml", Repository.SixLines)
            .App(items: """<ProjectReference Include="../Library/Library.csproj" />""")
            .Built());

        private static Repository Published(Repository repository)
        {
            repository.Run("publish App --no-restore -c Debug").Green();
            return repository;
        }
    }
}
