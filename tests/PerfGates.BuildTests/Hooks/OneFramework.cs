using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Hooks;

public class OneFramework(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly Repository repository = fixture.Repository;

    [Theory]
    [InlineData("build App --no-restore -t:Rebuild")]
    [InlineData("build App --no-restore -t:Rebuild -graph")]
    [InlineData("build App --no-restore -t:Rebuild -graph -isolate")]
    [InlineData("build App --no-restore -t:Rebuild -m:1")]
    [InlineData("build App --no-restore -t:Rebuild -mt")]
    [InlineData("msbuild App -t:Rebuild")]
    [InlineData("build App --no-restore --no-incremental -f net10.0")]
    public void A_build_gates_once_after_compiling(string command) => repository.Gate(command).Green("Compile App", "Gates App");

    [Fact]
    public void A_build_of_what_is_up_to_date_gates_again() => repository.Gate("build App --no-restore").Green("Gates App");

    [Fact]
    public void The_target_by_hand_gates_without_the_property()
    {
        repository.Run("build App --no-restore -t:PerfGates").Green("Gates App");

        Assert.Equal("manual", repository.Request().GetProperty("entry").GetString());
    }

    [Fact]
    public void The_target_by_hand_with_the_property_gates_once() => repository.Gate("build App --no-restore -t:PerfGates").Green("Gates App");

    [Fact]
    public void A_compile_error_means_no_gates_and_no_verdict()
    {
        repository.Gate("build App --no-restore").Green();
        Assert.True(repository.HasVerdict());
        repository.Write("App/Broken.cs", "class");
        try
        {
            Assert.Equal(0, repository.Gate("build App --no-restore").Red("Compile App").Gated);
            Assert.False(repository.HasVerdict());
        }
        finally
        {
            // The others find it compiled, in whatever order they come.
            File.Delete(repository["App/Broken.cs"]);
            repository.Run("build App --no-restore").Green("Compile App");
        }
    }

    [Fact]
    public void The_request_says_what_was_built()
    {
        repository.Gate("build App --no-restore -p:PerfGatesTags=fast%2cnightly -p:PerfGatesGates=frontend -p:PerfGatesStrict=true -p:PerfGatesBenchmarkBuild=false -p:PerfGatesLockTimeout=5 -p:PerfGatesQuietTimeout=7 -p:PerfGatesCompare=origin/main -p:PerfGatesWhy=true").Green();

        var request = repository.Request();
        Assert.Equal("build", request.GetProperty("entry").GetString());
        Assert.Equal(repository.Bench.Version, request.GetProperty("version").GetString());
        Assert.Equal(repository["App/.perfbudget.yml"], request.GetProperty("budgetFile").GetString());
        Assert.Equal(repository["App/App.csproj"], request.GetProperty("project").GetString());
        Assert.Equal(repository["App/bin/Debug/net10.0/App.dll"], Assert.Single(request.GetProperty("outputs").EnumerateArray()).GetString());
        Assert.Equal(["fast", "nightly"], request.GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(["frontend"], request.GetProperty("gates").EnumerateArray().Select(t => t.GetString()));
        Assert.True(request.GetProperty("strict").GetBoolean());
        Assert.False(request.GetProperty("buildBenchmarks").GetBoolean());
        Assert.Equal(5, request.GetProperty("lockTimeoutSeconds").GetInt32());
        Assert.Equal(7, request.GetProperty("quietTimeoutSeconds").GetInt32());
        Assert.Equal("origin/main", request.GetProperty("compare").GetString());
        Assert.True(request.GetProperty("why").GetBoolean());
        Assert.Null(request.GetProperty("publishFolder").GetString());
    }
}
