using PerfGates.Benchmarks.SideBySide;
using PerfGates.Cli;
using PerfGates.Tests.Revisions;

namespace PerfGates.Tests.Comparing;

/// <summary>Three times the work is more than any neighbour on the machine hides, so this may really be measured.</summary>
public class ARealBenchmark
{
    [Fact]
    public async Task That_became_three_times_as_slow_is_a_breach_and_one_that_base_lacks_is_not_compared()
    {
        await using var repository = await LittleRepository.With(
            ("bench/Bench.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                    <NoWarn>$(NoWarn);NU1603</NoWarn>
                  </PropertyGroup>
                  <ItemGroup><PackageReference Include="BenchmarkDotNet" Version="0.14.0" /></ItemGroup>
                </Project>
                """),
            ("bench/Program.cs", "return 0;\n"),
            ("bench/Mixing.cs", DemoRepository.Benchmark(10_000)),
            (".perfbudget.yml", """
                version: 1
                gates:
                  mixing:
                    benchmark: { project: bench/Bench.csproj, runs: 15 }
                    budgets: [mean <= baseline]
                """));
        await repository.Commit(("bench/Mixing.cs", DemoRepository.Benchmark(30_000)), ("bench/New.cs", "public class New { [BenchmarkDotNet.Attributes.Benchmark] public int Case() => 1; }\n"));
        var run = new SideBySide(repository);

        var code = await run.RunAsync("--compare", "HEAD~1");

        Assert.True(code == ExitCode.Breach, run.Output + run.Error);
        Assert.Matches("error PG1001: gate 'mixing', case 'Mixing.Mix': mean", run.Output);
        Assert.DoesNotMatch("PG1001: gate 'mixing', case 'New.Case'", run.Output);
        // Both arms are built by us, base in what goes with it.
        Assert.Single(Directory.GetDirectories(Path.Combine(repository.Root, "obj", "perfgates", "cache", "benchmarks")));
        Assert.Single(Directory.GetDirectories(Path.Combine(Assert.Single(Directory.GetDirectories(repository.Kept)), "benchmarks")));
    }
}
