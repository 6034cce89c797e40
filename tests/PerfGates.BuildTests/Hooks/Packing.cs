using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Hooks;

public class Packing(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly Repository repository = fixture.Repository;
    private readonly string packages = fixture.Repository[$"packages-{Guid.NewGuid():n}"];

    [Fact]
    public void Pack_gates_before_the_package_is_made()
    {
        Gate("pack App --no-restore -c Debug").Green("Gates App", "Pack App");

        Assert.Equal("pack", repository.Request().GetProperty("entry").GetString());
    }

    [Fact]
    public void Pack_without_building_gates_too() => Gate("pack App --no-build -c Debug").Green("Gates App", "Pack App");

    [Fact]
    public void A_build_that_packs_gates_once_before_the_package() =>
        Gate("build App --no-restore -p:GeneratePackageOnBuild=true").Green("Gates App", "Pack App");

    [Theory]
    [InlineData("pack App --no-restore -c Debug")]
    [InlineData("pack App --no-build -c Debug")]
    [InlineData("build App --no-restore -p:GeneratePackageOnBuild=true")]
    public void A_breach_means_no_package(string command)
    {
        Gate(command, "breach").Red("Gates App");

        Assert.False(Directory.Exists(packages));
    }

    [Fact]
    public void Pack_can_be_told_not_to_gate() => Gate("pack App --no-restore -c Debug -p:PerfGatesOnPack=false", "breach").Green("Pack App");

    [Fact]
    public void Pack_says_that_it_does_not_gate_what_it_does_not_pack()
    {
        var run = Gate("pack App --no-restore -c Debug -p:IsPackable=false").Green().Complained(".perfbudget.yml(1,1): warning PG0021");

        Assert.Empty(run.Log.Timeline);
    }

    [Fact]
    public void A_tool_is_gated_once()
    {
        var run = Gate("pack App --no-restore -c Debug -p:PackAsTool=true -p:OutputType=Exe -p:StartupObject= -p:UseAppHost=false").Green();

        Assert.Equal(1, run.Gated);
        Assert.Equal("Pack App", run.Log.Timeline[^1]);
    }

    // A folder of its own: NuGet does not pack again what is up to date.
    private BuildRun Gate(string command, string play = "pass") => repository.Gate($"{command} -p:PackageOutputPath={packages}", play);
}
