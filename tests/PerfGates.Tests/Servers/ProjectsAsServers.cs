using PerfGates.Probes;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Servers;

/// <summary>Servers that are programs of projects.</summary>
public sealed class ProjectsAsServers : IAsyncDisposable
{
    private static readonly string TestServer = Repository.At("tests/PerfGates.TestServer/PerfGates.TestServer.csproj");

    private readonly ServerCheck _check = new();

    [Fact]
    public async Task Are_built_with_optimisation_and_run_in_their_folder()
    {
        Dictionary<string, string> given = [];
        _check.During = async context =>
        {
            foreach (var path in new[] { "/folder", "/env/ASPNETCORE_URLS" }) given[path] = await _check.GetAsync(context.Servers["api"], path);
        };
        var report = await _check.RunAsync(ServerCheck.File($"  api: {{ project: '{TestServer}', args: --urls {{url}}, ready: /health }}\n".Replace("--urls {url}", "'--urls {url}'", StringComparison.Ordinal), "api"));

        Assert.Equal("", _check.Lines(report));
        Assert.Equal(Path.GetDirectoryName(TestServer), given["/folder"]);
        Assert.Equal(_check.Seen.Single().Server.Url, given["/env/ASPNETCORE_URLS"]);
        Assert.False(AssemblyFacts.IsDebugBuild(Assert.Single(Directory.GetFiles(Path.Combine(_check.Folder, "cache", "servers"), "PerfGates.TestServer.dll", SearchOption.AllDirectories), f => f.Contains("/bin/", StringComparison.Ordinal))));
        Assert.Contains($"building '{TestServer}' in Release", _check.Notes);
        _check.NothingIsLeft();
    }

    [Fact]
    public async Task A_build_without_a_reference_shows_the_line_to_add() => Assert.Equal(
        "/repo/.perfbudget.yml(3,19): error PG2008: 'Api/Api.csproj' is not built by this build; add <ProjectReference Include=\"../Api/Api.csproj\" ReferenceOutputAssembly=\"false\" OutputItemType=\"PerfGatesProject\" Private=\"false\" /> to 'Web.csproj' (perfgates explain PG2008)",
        await Lines("project: Api/Api.csproj", facts => facts));

    [Fact]
    public async Task A_library_cannot_be_started() => Assert.Equal(
        "/repo/.perfbudget.yml(3,19): error PG2050: server 'api' could not be started: 'Api/Api.csproj' is a library; make it an executable with <OutputType>Exe</OutputType> (perfgates explain PG2050)",
        await Lines("project: Api/Api.csproj", facts => facts with { Projects = new Dictionary<string, string> { [Path.Combine(_check.Folder, "Api", "Api.csproj")] = typeof(Assert).Assembly.Location } }));

    [Fact]
    public async Task A_path_that_leads_nowhere() => Assert.Equal(
        "/repo/.perfbudget.yml(3,19): error PG2010: 'Apo/Api.csproj' does not exist (looked in '/repo'); build what it should hold first, or correct the path (perfgates explain PG2010)",
        await Lines("project: Apo/Api.csproj", facts => facts));

    [Fact]
    public async Task No_project_that_could_be_meant() => Assert.Equal(
        "/repo/.perfbudget.yml(3,19): error PG4009: server 'api' needs 'project': no project owns this budget file; write the path of the server's project (perfgates explain PG4009)",
        await Lines("project: .", _ => BuildFacts.None));

    [Fact]
    public async Task One_that_does_not_build_shows_the_first_error() => Assert.Equal(
        "/repo/.perfbudget.yml(3,19): error PG2056: the server's project 'Api/Api.csproj' does not build in Release: /repo/Api/Program.cs(1,9) CS0029: Cannot implicitly convert type 'string' to 'int'; the log is '/repo/logs/server-1-api/build.log' (perfgates explain PG2056)",
        await Lines("project: Api/Api.csproj", _ => BuildFacts.None));

    private async Task<string> Lines(string server, Func<BuildFacts, BuildFacts> facts)
    {
        var folder = _check.Folder;
        Directory.CreateDirectory(Path.Combine(folder, "Api"));
        File.WriteAllText(Path.Combine(folder, "Api", "Api.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><UseAppHost>false</UseAppHost></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(folder, "Api", "Program.cs"), "int x = \"\";\n");
        _check.Build = facts(BuildFacts.None with { FromBuild = true, Project = Path.Combine(folder, "Web", "Web.csproj") });
        return _check.Lines(await _check.RunAsync(ServerCheck.File($"  api: {{ {server} }}\n", "api")));
    }

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
