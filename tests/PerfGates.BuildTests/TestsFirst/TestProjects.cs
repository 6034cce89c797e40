using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.TestsFirst;

/// <summary>PerfGatesTestProject: tests that stand before the gates.</summary>
public class TestProjects(TestProjects.Fixture fixture) : IClassFixture<TestProjects.Fixture>
{
    private readonly Repository repository = fixture.Repository;

    [Fact]
    public void Run_before_the_gates_on_both_platforms()
    {
        repository.Gate("build App --no-restore").Green("Tests before gates of App", "Gates App").Complained();

        Assert.Contains("Passed: ", Log("tests-VSTests.log"), StringComparison.Ordinal);
        Assert.Contains("Tests succeeded", Log("tests-PlatformTests.log"), StringComparison.Ordinal);
    }

    [Fact]
    public void Red_tests_mean_no_gates_and_a_red_build()
    {
        var run = repository.With("TESTS_ARE_RED", "1").Gate("build App --no-restore").Red("Tests before gates of App").Complained(".perfbudget.yml(1,1): error PG0019");

        Assert.Equal(0, run.Gated);
    }

    [Theory]
    [InlineData("../VSTests/VSTests.csproj")]
    [InlineData("../PlatformTests/PlatformTests.csproj")]
    public void Tests_that_do_not_end_are_ended_with_all_that_they_started(string project)
    {
        var run = repository.With("TESTS_HANG", "1").Gate($"build App --no-restore -p:OnlyTests={project} -p:PerfGatesTimeout=15").Red("Tests before gates of App");

        var problem = Assert.Single(run.Log.Problems, p => p.Severity == "error");
        Assert.Equal("PG0019", problem.Code);
        Assert.Contains("did not finish within 15 s", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_parallel_solution_build_they_do_not_meet_its_own_build_of_the_tests() =>
        Assert.Equal(1, repository.Gate("build All.slnx --no-restore -m:2 --no-incremental").Green().Complained().Gated);

    [Fact]
    public void Tests_that_do_not_build_mean_no_gates()
    {
        repository.Write("VSTests/Broken.cs", "class");
        try
        {
            var problem = Assert.Single(repository.Gate("build App --no-restore").Red("Tests before gates of App").Log.Problems);
            Assert.Equal("PG0019", problem.Code);
            Assert.Contains("do not build", problem.Text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(repository["VSTests/Broken.cs"]);
        }
    }

    [Theory]
    [InlineData("../NoTests/NoTests.csproj", "is not a test project")]
    [InlineData("../Nowhere/Nowhere.csproj", "does not exist")]
    public void What_is_not_a_test_project_is_an_error(string project, string why)
    {
        var problem = Assert.Single(repository.Gate($"build App --no-restore -p:OnlyTests={project}").Red().Log.Problems);

        Assert.Equal("PG0022", problem.Code);
        Assert.Contains(why, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_a_single_test_is_not_a_pass()
    {
        var tests = File.ReadAllText(repository["VSTests/Tests.cs"]);
        repository.Write("VSTests/Tests.cs", "public class Nothing { }");
        try
        {
            repository.Gate("build App --no-restore").Red("Tests before gates of App").Complained(".perfbudget.yml(1,1): error PG0019");
        }
        finally
        {
            repository.Write("VSTests/Tests.cs", tests);
        }
    }

    private string Log(string name) => File.ReadAllText(repository[$"App/obj/perfgates/Debug/{name}"]);

    public sealed class Fixture(Workbench bench)
    {
        public Repository Repository { get; } = bench.NewRepository()
            .App(items: """
                <PerfGatesTestProject Include="../VSTests/VSTests.csproj;../PlatformTests/PlatformTests.csproj" Condition="'$(OnlyTests)' == ''" />
                <PerfGatesTestProject Include="$(OnlyTests)" />
                """)
            .VSTests("VSTests", """<ProjectReference Include="../App/App.csproj" />""", withPackage: false)
            .PlatformTests("PlatformTests", """<ProjectReference Include="../App/App.csproj" />""", withPackage: false)
            .Project("NoTests/NoTests.csproj", withPackage: false)
            .Solution("App/App.csproj", "VSTests/VSTests.csproj", "PlatformTests/PlatformTests.csproj", "NoTests/NoTests.csproj")
            .Built("All.slnx");
    }
}
