using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Hooks;

public class TestingWithVSTest(TestingWithVSTest.Fixture fixture) : IClassFixture<TestingWithVSTest.Fixture>
{
    private readonly Repository repository = fixture.Repository;

    [Fact]
    public void Test_gates_after_the_tests()
    {
        repository.Gate("test Tests --no-restore").Green("Test Tests", "Gates Tests").Complained(".perfbudget.yml(1,1): warning PG0021");

        Assert.Equal("test", repository.Request("Tests").GetProperty("entry").GetString());
    }

    [Fact]
    public void Test_without_building_gates_after_the_tests() => repository.Gate("test Tests --no-build").Green("Test Tests", "Gates Tests");

    [Fact]
    public void A_breach_after_green_tests_is_red() => repository.Gate("test Tests --no-build", "breach").Red("Test Tests", "Gates Tests");

    [Fact]
    public void The_target_gates_after_the_tests() => repository.Gate("build Tests --no-restore -t:VSTest -p:BuildProjectReferences=false").Green("Test Tests", "Gates Tests");

    [Fact]
    public void Red_tests_mean_no_gates_and_no_verdict()
    {
        repository.Gate("test Tests --no-build").Green();
        Assert.True(repository.HasVerdict("Tests"));

        repository.With("TESTS_ARE_RED", "1").Gate("test Tests --no-build").Red("Test Tests");

        Assert.False(repository.HasVerdict("Tests"));
    }

    [Fact]
    public void A_build_gates_without_the_tests() => repository.Gate("build Tests --no-restore").Green("Gates App", "Gates Tests");

    [Fact]
    public void In_a_solution_only_test_projects_are_gated_and_the_others_say_so()
    {
        var run = repository.Gate("test All.slnx --no-restore -m").Green("Test Tests", "Gates Tests");

        Assert.Equal("warning PG0021 App", string.Join(' ', run.Log.Problems.Select(p => $"{p.Severity} {p.Code} {Path.GetFileName(Path.GetDirectoryName(p.File))}").Distinct()));
    }

    public sealed class Fixture(Workbench bench)
    {
        public Repository Repository { get; } = bench.NewRepository()
            .App()
            .VSTests("Tests", """<ProjectReference Include="../App/App.csproj" />""").Write("Tests/.perfbudget.yml", Repository.SixLines)
            .Solution("App/App.csproj", "Tests/Tests.csproj")
            .Built("All.slnx");
    }
}
