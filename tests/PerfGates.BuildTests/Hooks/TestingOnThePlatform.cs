using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Hooks;

public class TestingOnThePlatform(TestingOnThePlatform.Fixture fixture) : IClassFixture<TestingOnThePlatform.Fixture>
{
    private readonly Repository repository = fixture.Repository;

    [Fact]
    public void Test_gates_before_the_tests_and_says_so()
    {
        var run = repository.Gate("test --project Tests/Tests.csproj --no-restore").Green("Gates Tests").Complained(".perfbudget.yml(1,1): message PG0006");

        Assert.Contains("succeeded: 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_breach_means_that_the_tests_do_not_run()
    {
        var run = repository.Gate("test --project Tests/Tests.csproj --no-restore", "breach").Red("Gates Tests");

        Assert.DoesNotContain("succeeded: 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_target_gates_after_the_tests() => repository.Gate("build Tests --no-restore -t:Test").Green("Test Tests", "Gates Tests").Complained();

    [Fact]
    public void Red_tests_mean_no_gates() => repository.With("TESTS_ARE_RED", "1").Gate("build Tests --no-restore -t:Test").Red("Test Tests");

    public sealed class Fixture(Workbench bench)
    {
        public Repository Repository { get; } = bench.NewRepository()
            .Write("global.json", Repository.PlatformRunner)
            .PlatformTests("Tests").Write("Tests/.perfbudget.yml", Repository.SixLines)
            .Built("Tests");
    }
}
