using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Hooks;

public class TestingManyFrameworks(Workbench bench)
{
    [Fact]
    public void VSTest_gates_once_after_the_tests_of_all_frameworks()
    {
        var repository = bench.NewRepository()
            .VSTests("Tests", frameworks: "<TargetFrameworks>net10.0;net9.0</TargetFrameworks>").Write("Tests/.perfbudget.yml", Repository.SixLines)
            .Built("Tests");

        repository.Gate("test Tests --no-restore").Green("Test Tests", "Test Tests", "Gates Tests");
        repository.With("TESTS_ARE_RED", "1").Gate("test Tests --no-restore").Red("Test Tests", "Test Tests");
    }
}
