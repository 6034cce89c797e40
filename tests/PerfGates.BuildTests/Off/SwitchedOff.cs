using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Off;

public class SwitchedOff(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly Repository repository = fixture.Repository;

    [Theory]
    [InlineData("build App --no-restore")]
    [InlineData("build App --no-restore -p:RunPerfGates=false")]
    [InlineData("pack App --no-restore -c Debug")]
    [InlineData("publish App --no-restore -c Debug")]
    [InlineData("build App --no-restore -p:RunPerfGates=true -p:DesignTimeBuild=true")]
    [InlineData("build App --no-restore -p:RunPerfGates=true -p:BuildingForLiveUnitTesting=true")]
    [InlineData("build App --no-restore -t:PerfGates -p:PERFGATES_ACTIVE=1")]
    public void Nothing_of_ours_runs(string command)
    {
        var run = repository.Run(command, "breach").Green().Complained();

        Assert.Equal(0, run.Gated);
        Assert.Empty(run.Log.OurTargets);
    }

    [Theory]
    [InlineData("DotNetWatchBuild=true")]
    [InlineData("DOTNET_WATCH=1")]
    [InlineData("PERFGATES_ACTIVE=1")]
    public void Inside_a_watch_or_a_gate_it_is_said_that_nothing_gates(string where)
    {
        var run = repository.Gate($"build App --no-restore -p:{where}", "breach").Green().Complained(".perfbudget.yml(1,1): message PG0024");

        Assert.Equal(0, run.Gated);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("ture")]
    public void A_switch_that_is_neither_on_nor_off_is_an_error(string value)
    {
        var run = repository.Run($"build App --no-restore -p:RunPerfGates={value}").Red().Complained(".perfbudget.yml(1,1): error PG0023");

        Assert.Equal(0, run.Gated);
    }

    [Theory]
    [InlineData("build App --no-restore -p:RunPerfGates=TRUE")]
    [InlineData("build App --no-restore -t:PerfGates")]
    public void The_longer_ending_of_the_budget_file_is_as_good(string command)
    {
        File.Move(repository["App/.perfbudget.yml"], repository["App/.perfbudget.yaml"]);
        try
        {
            Assert.Equal(1, repository.Run(command, "breach").Red().Complained(".perfbudget.yaml(6,9): error PG1001").Gated);
        }
        finally
        {
            File.Move(repository["App/.perfbudget.yaml"], repository["App/.perfbudget.yml"]);
        }
    }

    [Fact]
    public void A_project_without_a_budget_file_does_not_gate()
    {
        File.Move(repository["App/.perfbudget.yml"], repository["App/elsewhere.yml"]);
        try
        {
            Assert.Empty(repository.Gate("build App --no-restore", "breach").Green().Complained().Log.OurTargets);
            repository.Gate("build App --no-restore -t:PerfGates", "pass").Red().Complained("App.csproj(1,1): error PG0011");
            repository.Gate("build App --no-restore -p:PerfBudgetFile=elsewhere.yml", "breach").Red("Gates App").Complained("elsewhere.yml(6,9): error PG1001");
        }
        finally
        {
            File.Move(repository["App/elsewhere.yml"], repository["App/.perfbudget.yml"]);
        }
    }

    [Fact]
    public void A_budget_file_that_is_named_but_missing_is_an_error()
    {
        var run = repository.Gate("build App --no-restore -p:PerfBudgetFile=nowhere.yml").Red().Complained("App.csproj(1,1): error PG0011");

        Assert.Equal(0, run.Gated);
    }

    [Fact]
    public void An_old_SDK_is_an_error_before_the_task_is_loaded()
    {
        var run = repository.Gate("build App --no-restore -p:NETCoreSdkVersion=9.0.300").Red().Complained(".perfbudget.yml(0,0): error PG0003");

        Assert.Equal(0, run.Gated);
    }

    [Fact]
    public void Clean_removes_what_gates_left_for_its_configuration()
    {
        repository.Gate("build App --no-restore").Green();
        repository.Write("App/obj/perfgates/Release/verdict.json", "{}");

        repository.Run("clean App").Green();

        Assert.False(Directory.Exists(repository["App/obj/perfgates/Debug"]));
        Assert.True(File.Exists(repository["App/obj/perfgates/Release/verdict.json"]));
    }
}
