using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Revisions;

namespace PerfGates.Tests.Revisions;

public class BuildingTheBase
{
    private const string Main = "return 0;\n";

    [Fact]
    public async Task The_project_is_built_with_what_lies_above_the_repository_and_without_what_head_has_above_the_checkout()
    {
        // Its name says which of the files above it were read.
        await using var repository = await LittleRepository.With(("src/App.csproj", Project("<AssemblyName>App$(Above)$(Head)</AssemblyName>")), ("src/Program.cs", Main));
        await repository.Commit(
            ("Directory.Build.props", "<Project><PropertyGroup><Head>-head</Head></PropertyGroup></Project>"),
            ("Directory.Build.targets", "<Project><Target Name=\"No\" BeforeTargets=\"Build\"><Error Text=\"head's targets\" /></Target></Project>"),
            ("Directory.Packages.props", "<Project><PropertyGroup><Head>-packages</Head></PropertyGroup></Project>"),
            ("Directory.Build.rsp", "-p:Head=-rsp"));
        await File.WriteAllTextAsync(Path.Combine(repository.Elsewhere, "Directory.Build.props"), "<Project><PropertyGroup><Above>-above</Above></PropertyGroup></Project>", TestContext.Current.CancellationToken);

        var prepared = await repository.Prepared(Owning(repository, "src/App.csproj", "HEAD~1"));

        Assert.Equal(Path.Combine(prepared.BudgetFolder, "bin", "Release", "net10.0", "App-above.dll"), Assert.Single(prepared.Build.Outputs));
        Assert.True(File.Exists(prepared.Build.Outputs[0]));
        Assert.Equal(Path.Combine(prepared.BudgetFolder, "App.csproj"), prepared.Build.Project);
    }

    [Fact]
    public async Task What_head_published_is_published()
    {
        await using var repository = await LittleRepository.With(("App.csproj", Project("")), ("Program.cs", Main));
        var request = Owning(repository, "App.csproj", "main");
        request = request with { Build = request.Build with { PublishFolder = Path.Combine(repository.Root, "out") } };

        var published = (await repository.Prepared(request)).Build.PublishFolder!;

        Assert.True(File.Exists(Path.Combine(published, "App.dll")));
        Assert.StartsWith(repository.Kept, published);
        Assert.Equal(published, (await repository.Prepared(request)).Build.PublishFolder);
    }

    [Fact]
    public async Task Each_framework_has_its_own_output()
    {
        await using var repository = await LittleRepository.With(("App.csproj", Project("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><OutputType>Library</OutputType>")), ("Code.cs", "public class Code { }\n"));
        var prepared = await repository.Prepared(Owning(repository, "App.csproj", "main"));
        Assert.Equal(["net10.0", "netstandard2.0"], prepared.Build.Outputs.Select(o => Path.GetFileName(Path.GetDirectoryName(o))));
        Assert.All(prepared.Build.Outputs, o => Assert.True(File.Exists(o)));
    }

    [Fact]
    public async Task A_base_that_does_not_compile_says_the_first_error()
    {
        await using var repository = await LittleRepository.With(("App.csproj", Project("")), ("Program.cs", "return nothing;\n"));
        Assert.Equal(
            "/repo/.perfbudget.yml(2,18): error PG2032: base <commit> (the merge base of HEAD and 'main') does not build: /repo/obj/perfgates/cache/.perfgates-base/<commit>/tree/Program.cs(1,8) CS0103: The name 'nothing' does not exist in the current context; the log is '/home/logs/base-build.log' (perfgates explain PG2032)",
            await repository.Refusal(Owning(repository, "App.csproj", "main")));
    }

    [Fact]
    public async Task An_output_that_both_arms_would_share_is_refused()
    {
        await using var repository = await LittleRepository.With();
        await repository.Commit(("App.csproj", Project($"<OutDir>{repository.Elsewhere}/out/</OutDir>")), ("Program.cs", Main));
        Assert.Contains("does not build: its output '/home/out/App.dll' lies outside of the checkout, where that of head lies too;", await repository.Refusal(Owning(repository, "App.csproj", "main")));
    }

    [Fact]
    public async Task A_project_that_base_did_not_have_yet_is_named()
    {
        await using var repository = await LittleRepository.With();
        await repository.Commit(("App.csproj", Project("")), ("Program.cs", Main));
        Assert.StartsWith("/repo/.perfbudget.yml(2,18): error PG2030: 'App.csproj' does not exist in base <commit>", await repository.Refusal(Owning(repository, "App.csproj", "HEAD~1")));
    }

    [Fact]
    public async Task The_users_own_build_does_not_see_the_checkout()
    {
        await using var repository = await LittleRepository.With(("App.csproj", Project("")), ("Program.cs", Main), ("web/Code.cs", "internal class Code;\n"));
        var prepared = await repository.Prepared(repository.Request(budgetFile: "web/.perfbudget.yml") with { CacheFolder = Path.Combine(repository.Root, "web", "obj", "perfgates", "cache") });
        Assert.True(File.Exists(Path.Combine(prepared.BudgetFolder, "Code.cs")));

        var spec = new ProcessSpec("dotnet", ["build", "App.csproj", "-nologo", "-v:quiet", "-p:UseSharedCompilation=false"], repository.Root, Path.Combine(repository.Logs, "test.log"));
        var end = await repository.Children.RunAsync(spec, TestContext.Current.CancellationToken);

        Assert.True(end.ExitCode == 0, string.Join('\n', end.LastLines));
    }

    private static BaseRequest Owning(LittleRepository repository, string project, string with) => repository.Request(with, Path.Combine(Path.GetDirectoryName(project)!, ".perfbudget.yml")) with
    {
        NeedsProject = true,
        Build = BuildFacts.None with { Project = Path.Combine(repository.Root, project) },
    };

    private static string Project(string properties) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {(properties.Contains("<TargetFrameworks>", StringComparison.Ordinal) ? "" : "<TargetFramework>net10.0</TargetFramework>")}
            <OutputType>Exe</OutputType>
            {properties}
          </PropertyGroup>
        </Project>
        """;
}
