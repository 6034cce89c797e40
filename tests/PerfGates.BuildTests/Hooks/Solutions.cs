using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Hooks;

public class Solutions(Solutions.Fixture fixture) : IClassFixture<Solutions.Fixture>
{
    private readonly Repository repository = fixture.Repository;

    [Theory]
    [InlineData("build All.slnx --no-restore")]
    [InlineData("build All.slnx --no-restore -m:2")]
    [InlineData("build All.slnx --no-restore -graph -m:2")]
    [InlineData("build All.sln --no-restore -m:2")]
    public void Every_project_with_a_budget_file_gates_once(string command)
    {
        var run = repository.Gate(command).Green().Complained();

        Assert.Equal(["Gates App", "Gates Other"], run.Log.Timeline.Where(s => s.StartsWith("Gates", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void A_named_project_arrives_with_its_assembly()
    {
        repository.Gate("build App --no-restore").Green();

        var projects = repository.Request().GetProperty("projects").EnumerateArray().Select(p => (p.GetProperty("project").GetString(), p.GetProperty("output").GetString())).Order();
        Assert.Equal(
            [
                (repository["Measured/Measured.csproj"], repository["Measured/bin/Debug/net10.0/Measured.dll"]),
                (repository["Other/Other.csproj"], repository["Other/bin/Debug/net10.0/Other.dll"]),
            ], projects);
    }

    public sealed class Fixture(Workbench bench)
    {
        public Repository Repository { get; } = WithOldSolution(bench.NewRepository()
            .Project("Measured/Measured.csproj", withPackage: false).Write("Measured/Code.cs", "public class Measured { }")
            .Project("Other/Other.csproj").Write("Other/Code.cs", "public class Other { }").Write("Other/.perfbudget.yml", Repository.SixLines)
            .App(items: """
                <ProjectReference Include="../Measured/Measured.csproj" ReferenceOutputAssembly="false" OutputItemType="PerfGatesProject" Private="false" />
                <ProjectReference Include="../Other/Other.csproj" />
                """)
            .Solution("App/App.csproj", "Measured/Measured.csproj", "Other/Other.csproj"));

        private static Repository WithOldSolution(Repository repository)
        {
            var made = Dotnet.Run(repository.Folder, ["new", "sln", "-n", "All", "--format", "sln"]);
            Assert.True(made.ExitCode == 0, made.Output);
            var added = Dotnet.Run(repository.Folder, ["sln", "All.sln", "add", "App", "Measured", "Other"]);
            Assert.True(added.ExitCode == 0, added.Output);
            return repository.Built("All.slnx");
        }
    }
}
