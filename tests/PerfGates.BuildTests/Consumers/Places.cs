using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Consumers;

public class Places(Workbench bench)
{
    [Theory]
    [InlineData("with some spaces")]
    [InlineData("größe-日本-ü")]
    [InlineData("it's (really) odd, #1 & co")]
    public void Odd_paths(string folder)
    {
        var repository = bench.NewRepository(folder).App().Restored();

        repository.Gate("build App --no-restore").Green("Compile App", "Gates App");
        repository.Gate("build App --no-restore", "breach").Red("Gates App").Complained(".perfbudget.yml(6,9): error PG1001");

        Assert.Equal(repository["App/.perfbudget.yml"], repository.Request().GetProperty("budgetFile").GetString());
    }

    [Fact]
    public void Artifacts_output()
    {
        var repository = bench.NewRepository().Write("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>").App().Restored();

        repository.Gate("build App --no-restore").Green("Compile App", "Gates App");

        Assert.Equal(repository["artifacts/bin/App/debug/App.dll"], repository.Request("artifacts/obj/App", "perfgates/Debug").GetProperty("outputs")[0].GetString());
    }

    [Fact]
    public void A_package_folder_that_nobody_may_write_to()
    {
        var repository = bench.NewRepository().App().Restored();
        var before = Directory.GetFiles(bench.Installed, "*", SearchOption.AllDirectories).Order().ToArray();

        repository.Gate("build App --no-restore").Green();

        Assert.Equal(before, Directory.GetFiles(bench.Installed, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public void A_response_file_that_switches_us_on() =>
        bench.NewRepository().Write("Directory.Build.rsp", "-p:RunPerfGates=true").App().Restored().Run("build App --no-restore").Green("Compile App", "Gates App");

    [Fact]
    public void A_nested_build_inherits_no_switch() => Assert.Equal(["_PerfGatesForbiddenHere"], // which only says so
        bench.NewRepository().App().Restored().With("RunPerfGates", "true").With("PERFGATES_ACTIVE", "1").Run("build App --no-restore").Green("Compile App").Log.OurTargets);

    [Fact]
    public async Task Two_builds_of_one_tree_at_once()
    {
        var repository = bench.NewRepository().App().Built();
        using var first = repository.Start("build App --no-restore -p:RunPerfGates=true", "wait for the other");
        using var second = repository.Start("build App --no-restore -p:RunPerfGates=true", "wait for the other");

        await Task.WhenAll(first.Says("met the other"), second.Says("met the other"));

        first.Finish().Green("Gates App").Complained();
        second.Finish().Green("Gates App").Complained();
    }
}
