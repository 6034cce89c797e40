using System.Reflection;
using System.Reflection.Emit;
using PerfGates.Probes;

namespace PerfGates.Tests.Probes.Benchmark;

[Collection(UsesBenchmarkProjects.Name)]
public class FindingTheProject(BenchmarkProjects projects)
{
    private readonly BenchmarkCheck _check = new(projects);

    [Fact]
    public async Task A_debug_build_is_built_again_in_release_and_measured()
    {
        var check = new BenchmarkCheck(projects) { Build = BenchmarkCheck.BuiltBy(projects, projects.Debug) };
        var report = await check.RunAsync(Budget("Bench/Bench.csproj", "filter: '*TwoJobs*', runs: 1"));

        Assert.Empty(BenchmarkCheck.Errors(report));
        Assert.Equal(["Bench.TwoJobs.Once"], BenchmarkCheck.Samples(report, "mean").Keys);
        Assert.Equal("'Bench/Bench.csproj' was built without optimisation, so it is built once more in Release", check.Notes[0]);
        var built = Assert.Single(Directory.GetFiles(check.CacheFolder, "Bench.dll", SearchOption.AllDirectories), f => f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Assert.False(PerfGates.Probes.AssemblyFacts.IsDebugBuild(built));
    }

    [Fact]
    public async Task On_the_command_line_the_project_is_built_first_whatever_frameworks_it_has()
    {
        // It has no benchmarks, which is only known once the assembly of its newest framework was found.
        var report = await Unbuilt().RunAsync(Budget("Several/Several.csproj"));
        Assert.Equal(
            "/repo/.perfbudget.yml(4,27): error PG2007: 'Several/Several.csproj' cannot be measured in a fresh process: it does not use BenchmarkDotNet; add <PackageReference Include=\"BenchmarkDotNet\" Version=\"0.14.0\" /> (perfgates explain PG2007)",
            _check.Lines(report));
    }

    [Fact]
    public async Task A_project_that_does_not_build_shows_the_first_error() => Assert.Equal(
        "/repo/.perfbudget.yml(4,27): error PG2006: the benchmark project 'Broken/Broken.csproj' does not build in Release: /repo/Broken/Program.cs(1,8) CS0029: Cannot implicitly convert type 'string' to 'int'; the log is '/repo/logs/1-b/build.log' (perfgates explain PG2006)",
        _check.Lines(await Unbuilt().RunAsync(Budget("Broken/Broken.csproj"))));

    [Fact]
    public async Task A_library_cannot_be_hosted() => Assert.Equal(
        "/repo/.perfbudget.yml(4,27): error PG2007: 'Library/Library.csproj' cannot be measured in a fresh process: it is a library; make it an executable with <OutputType>Exe</OutputType>; its Main is never called (perfgates explain PG2007)",
        _check.Lines(await Unbuilt().RunAsync(Budget("Library/Library.csproj"))));

    [Fact]
    public async Task A_project_that_the_build_did_not_build_shows_the_line_to_add() => Assert.Equal(
        "/repo/.perfbudget.yml(4,27): error PG2008: 'Library/Library.csproj' is not built by this build; add <ProjectReference Include=\"../Library/Library.csproj\" ReferenceOutputAssembly=\"false\" OutputItemType=\"PerfGatesProject\" Private=\"false\" /> to 'Web.csproj' (perfgates explain PG2008)",
        _check.Lines(await _check.RunAsync(Budget("Library/Library.csproj"))));

    [Fact]
    public async Task A_debug_build_is_refused_where_building_is_forbidden()
    {
        var check = new BenchmarkCheck(projects) { Build = BenchmarkCheck.BuiltBy(projects, projects.Debug) with { BuildBenchmarks = false } };
        Assert.Equal(["PG2009"], BenchmarkCheck.Errors(await check.RunAsync(Budget("Bench/Bench.csproj"))).Select(d => d.Code));
    }

    [Fact]
    public async Task A_path_that_leads_nowhere() =>
        Assert.Equal(["PG2010"], BenchmarkCheck.Errors(await _check.RunAsync(Budget("Bensh/Bench.csproj"))).Select(d => d.Code));

    [Fact]
    public async Task No_project_at_all() => Assert.Equal(
        "/repo/.perfbudget.yml(4,16): error PG4009: gate 'b', benchmark needs 'project': no project owns this budget file; write the path of the benchmark project (perfgates explain PG4009)",
        _check.Lines(await Unbuilt().RunAsync("version: 1\ngates:\n  b:\n    benchmark: { runs: 1 }\n    budgets: [mean < 1h]\n")));

    [Fact]
    public async Task The_project_that_owns_the_budget_file_is_the_default()
    {
        var own = BuildFacts.None with { FromBuild = true, Project = projects.Project("Bench"), Outputs = [projects.Release] };
        var check = new BenchmarkCheck(projects) { Host = projects.ScriptedHost, Build = own };
        var report = await check.RunAsync("version: 1\ngates:\n  b:\n    benchmark: { runs: 1, filter: '*Steady' }\n    budgets: [mean < 1h]\n");
        Assert.Empty(report.Diagnostics);
    }

    [Theory]
    [InlineData("0.13.0.0")]
    [InlineData("0.16.0.0")]
    public async Task Another_BenchmarkDotNet_is_named(string version)
    {
        var folder = CopyOfRelease();
        var other = new PersistedAssemblyBuilder(new AssemblyName("BenchmarkDotNet") { Version = new Version(version) }, typeof(object).Assembly);
        other.DefineDynamicModule("BenchmarkDotNet");
        other.Save(Path.Combine(folder, "BenchmarkDotNet.dll"));

        Assert.Equal(["PG2024"], await CodesWith(folder));
    }

    [Theory]
    [InlineData("\"framework\"", "\"includedFrameworks\"", "it is self-contained")]
    [InlineData("\"version\": \"10.", "\"version\": \"6.", "it targets .NET 6.0")]
    public async Task What_the_host_cannot_run_in(string found, string instead, string why)
    {
        var folder = CopyOfRelease();
        var configuration = Path.Combine(folder, "Bench.runtimeconfig.json");
        File.WriteAllText(configuration, File.ReadAllText(configuration).Replace(found, instead, StringComparison.Ordinal));

        var check = new BenchmarkCheck(projects) { Build = BenchmarkCheck.BuiltBy(projects, Path.Combine(folder, "Bench.dll")) };
        Assert.Contains(why, Assert.Single(BenchmarkCheck.Errors(await check.RunAsync(Budget("Bench/Bench.csproj")))).Text, StringComparison.Ordinal);
    }

    private BenchmarkCheck Unbuilt() => new(projects) { Build = BuildFacts.None };

    private static string Budget(string project, string more = "runs: 1") =>
        $"version: 1\ngates:\n  b:\n    benchmark: {{ project: {project}, {more} }}\n    budgets: [mean < 1h]\n";

    private async Task<IEnumerable<string>> CodesWith(string folder)
    {
        var check = new BenchmarkCheck(projects) { Build = BenchmarkCheck.BuiltBy(projects, Path.Combine(folder, "Bench.dll")) };
        return BenchmarkCheck.Errors(await check.RunAsync(Budget("Bench/Bench.csproj"))).Select(d => d.Code);
    }

    private string CopyOfRelease()
    {
        var folder = Directory.CreateDirectory(Path.Combine(projects.Folder, Guid.NewGuid().ToString("N"))).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(projects.Release)!)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }
}
