using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Hooks;

public class ManyFrameworks(ManyFrameworks.Fixture fixture) : IClassFixture<ManyFrameworks.Fixture>
{
    private readonly Repository repository = fixture.Repository;

    [Theory]
    [InlineData("build App --no-restore --no-incremental")]
    [InlineData("build App --no-restore --no-incremental -graph")]
    public void A_build_gates_once_after_all_frameworks(string command)
    {
        repository.Gate(command).Green("Compile App", "Compile App", "Gates App");

        Assert.Equal(
            [repository["App/bin/Debug/net10.0/App.dll"], repository["App/bin/Debug/netstandard2.0/App.dll"]],
            repository.Request().GetProperty("outputs").EnumerateArray().Select(o => o.GetString()).Order());
    }

    [Fact]
    public void A_build_of_one_framework_says_that_it_does_not_gate()
    {
        repository.Gate("build App --no-restore").Green();
        Assert.True(repository.HasVerdict());

        var run = repository.Gate("build App --no-restore -f net10.0").Green();

        Assert.Equal(0, run.Gated);
        run.Complained(".perfbudget.yml(1,1): warning PG0007");
        Assert.False(repository.HasVerdict());
    }

    [Fact]
    public void A_build_of_one_framework_can_be_told_to_gate() =>
        repository.Gate("build App --no-restore -f net10.0 -p:PerfGatesRunInner=true").Green("Gates App").Complained();

    [Fact]
    public void Every_framework_can_be_gated_by_itself()
    {
        repository.Gate("build App --no-restore -p:PerfGatesRunInner=true").Green("Gates App", "Gates App").Complained();

        Assert.False(repository.HasVerdict());
        Assert.True(repository.HasVerdict(results: "obj/perfgates/Debug/net10.0"));
        Assert.True(repository.HasVerdict(results: "obj/perfgates/Debug/netstandard2.0"));
    }

    [Fact]
    public void A_later_build_of_all_forgets_what_was_said_of_each()
    {
        repository.Gate("build App --no-restore -p:PerfGatesRunInner=true").Green();

        repository.Gate("build App --no-restore").Green();

        Assert.True(repository.HasVerdict());
        Assert.False(repository.HasVerdict(results: "obj/perfgates/Debug/net10.0"));
    }

    [Fact]
    public void Nothing_is_published_before_all_frameworks_are_gated()
    {
        repository.Gate("build App --no-restore -p:PerfGatesPublish=true").Green("Gates App");

        Assert.Null(repository.Request().GetProperty("publishFolder").GetString());
    }

    [Fact]
    public void Pack_gates_once_before_the_package() => repository.Gate($"pack App --no-restore -c Debug -p:PackageOutputPath={repository["packages-1"]}").Green("Gates App", "Pack App").Complained();

    [Fact]
    public void Pack_without_building_gates_what_was_built_before()
    {
        repository.Gate($"pack App --no-build -c Debug -p:PackageOutputPath={repository["packages-2"]}").Green("Gates App", "Pack App");

        Assert.Equal(2, repository.Request().GetProperty("outputs").GetArrayLength());
    }

    [Fact]
    public void Publish_of_one_framework_gates() => repository.Gate("publish App --no-restore -f net10.0 -c Debug").Green("Gates App").Complained();

    public sealed class Fixture(Workbench bench)
    {
        public Repository Repository { get; } = bench.NewRepository().App("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>").Built();
    }
}
