using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.FailClosed;

/// <summary>Whatever the engine does, only a whole verdict of this run without errors is green.</summary>
public class EngineFailures(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Build = "build App --no-restore";

    private readonly Repository repository = fixture.Repository;

    [Theory]
    [InlineData("no verdict", "PG0001")]
    [InlineData("unfinished", "PG0001")]
    [InlineData("unfinished with errors", "PG0010")]
    [InlineData("wrong nonce", "PG0001")]
    [InlineData("wrong version", "PG0009")]
    [InlineData("no diagnostics member", "PG0001")]
    [InlineData("truncated", "PG0001")]
    [InlineData("empty", "PG0001")]
    [InlineData("crash", "PG0001")]
    [InlineData("kill", "PG0001")]
    [InlineData("no framework", "PG0004")]
    [InlineData("no such part", "PG0001")]
    public void Is_red(string play, string code)
    {
        repository.Gate(Build, play).Red("Gates App").Complained($".perfbudget.yml(1,1): error {code}");

        Assert.False(File.Exists(repository["App/obj/perfgates/Debug/verdict.json"]));
    }

    [Fact]
    public void An_engine_that_is_missing_is_red()
    {
        var run = repository.With("PERFGATES_ENGINE", "/nowhere/perfgates.dll").Gate(Build, play: null);

        run.Red("Gates App").Complained(".perfbudget.yml(1,1): error PG0001");
    }

    [Fact]
    public void A_crash_leaves_its_reason_in_the_log_that_the_error_names()
    {
        var problem = Assert.Single(repository.Gate(Build, "crash").Red().Log.Problems);

        var log = problem.Text.Split('\'')[1];
        Assert.Contains("played crash", File.ReadAllText(log), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_severity_is_an_error() => repository.Gate(Build, "unknown severity").Red().Complained(".perfbudget.yml(6,9): error PG1001");

    [Theory]
    [InlineData("flood")]
    [InlineData("invalid utf-8")]
    [InlineData("looks like errors")]
    public void Output_of_the_engine_is_never_a_complaint_of_the_build(string play) => repository.Gate(Build, play).Green("Gates App").Complained();

    [Fact]
    public void An_old_verdict_does_not_speak_for_a_new_build()
    {
        repository.Gate(Build).Green();
        Assert.True(File.Exists(repository["App/obj/perfgates/Debug/verdict.json"]));

        repository.Gate(Build, "crash").Red();

        Assert.False(File.Exists(repository["App/obj/perfgates/Debug/verdict.json"]));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_red()
    {
        Directory.CreateDirectory(repository["App/obj/perfgates"]);
        File.WriteAllText(repository["App/obj/perfgates/Odd"], "a file where the results should go");
        repository.Run("build App --no-restore -c Odd", "pass").Green();

        repository.Gate("build App --no-restore -c Odd").Red().Complained(".perfbudget.yml(1,1): error PG0013");
    }
}
