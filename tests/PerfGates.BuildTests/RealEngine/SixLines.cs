using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.RealEngine;

/// <summary>The packed engine, on a folder of a known size.</summary>
public class SixLines(SixLines.Fixture fixture) : IClassFixture<SixLines.Fixture>
{
    private const string Build = "build App --no-restore";

    private readonly Repository repository = fixture.Repository;

    [Fact]
    public void Under_budget_is_green()
    {
        Budget("total < 5MB").Gate(Build, play: null).Green("Gates App").Complained();

        Assert.True(File.Exists(repository["App/obj/perfgates/Debug/verdict.json"]));
        Assert.True(File.Exists(repository["App/obj/perfgates/Debug/perfgates.json"]));
    }

    [Fact]
    public void Over_budget_is_red_at_the_line_of_the_budget()
    {
        var problem = Assert.Single(Budget("total < 5kB").Gate(Build, play: null).Red("Gates App").Complained(".perfbudget.yml(6,9): error PG1001").Log.Problems);

        Assert.Contains("budget < 5 kB", problem.Text, StringComparison.Ordinal);
        Assert.EndsWith("(perfgates explain PG1001)", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_budget_means_no_package()
    {
        Budget("total < 5kB").Gate("pack App --no-restore -c Debug", play: null).Red("Gates App").Complained(".perfbudget.yml(6,9): error PG1001");

        Assert.Empty(Directory.GetFiles(repository["App/bin"], "*.nupkg", SearchOption.AllDirectories));
    }

    [Fact]
    public void Two_mistakes_in_the_file_are_two_errors() =>
        Budget("totl < 5kB\n      - total < 5 parsecs").Gate(Build, play: null).Red("Gates App").Complained(".perfbudget.yml(6,9): error PG4018", ".perfbudget.yml(7,17): error PG4019");

    [Fact]
    public void A_time_limit_of_the_build_ends_a_command()
    {
        repository.Write("App/.perfbudget.yml", """
            version: 1
            gates:
              endless:
                command: { run: "sleep 321" }
                budgets:
                  - wall < 1s
            """);

        repository.Gate($"{Build} -p:PerfGatesTimeout=3", play: null).Red("Gates App").Complained(".perfbudget.yml(1,1): error PG0005");
    }

    private Repository Budget(string expression) => repository.Write("App/.perfbudget.yml", Repository.SixLines.Replace("total < 500kB", expression, StringComparison.Ordinal));

    public sealed class Fixture(Workbench bench)
    {
        public Repository Repository { get; } = bench.NewRepository().App().Write("App/wwwroot/app.js", Noise()).Built();

        // Does not compress: about 100 kB stay.
        private static string Noise()
        {
            var bytes = new byte[100_000];
            new Random(42).NextBytes(bytes);
            return Convert.ToBase64String(bytes);
        }
    }
}
