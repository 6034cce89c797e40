using PerfGates.Proposals;
using PerfGates.Tests.Doors;

namespace PerfGates.Tests.Proposals;

/// <summary>A real folder tree each.</summary>
public class LookingAtFolders
{
    private const string Web = "<Project Sdk=\"Microsoft.NET.Sdk.Web\"></Project>";
    private const string Library = "<Project Sdk=\"Microsoft.NET.Sdk\"></Project>";
    private const string Tool = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>";
    private const string Worker = "<Project Sdk=\"Microsoft.NET.Sdk.Worker\"></Project>";
    private const string Bench = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><PackageReference Include=\"BenchmarkDotNet\" Version=\"0.14.0\" /></ItemGroup></Project>";
    private const string Gated = "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"PerfGates\" Version=\"1.0.0\" /></ItemGroup></Project>";

    private static Found In(params (string, string)[] files)
    {
        using var tree = new CommandLineRun(files);
        return ProjectSearch.In(tree.Path("here"));
    }

    [Fact]
    public void A_web_project_with_a_front_end()
    {
        var found = In(("here/Shop.csproj", Web), ("here/Program.cs", "app.MapGet(\"/health\", () => 1);"), ("here/wwwroot/js/app.js", ""), ("here/bin/wwwroot/app.js", ""), ("here/node_modules/x/dist/x.js", ""));
        Assert.Equal(("Shop.csproj", false), (found.Project, found.HasPackage));
        Assert.Equal(["wwwroot"], found.FrontEnds);
        Assert.Equal(new FoundWeb(".", new("/health", "MapGet in Program.cs")), found.Web);
        Assert.Null(found.Program);
    }

    [Fact]
    public void Benchmarks_and_a_front_end_beside_are_found_in_the_same_repository_only()
    {
        (string, string)[] files = [("here/Lib.csproj", Gated), ("bench/Bench.csproj", Bench), ("web/dist/app.js", ""), ("web/dist/docs/readme.txt", "")];
        Assert.True(In(files).IsNothing);
        var found = In([.. files, (".git/HEAD", "")]);
        Assert.Equal("../bench/Bench.csproj", found.Benchmarks);
        Assert.Equal(["../web/dist"], found.FrontEnds);
        Assert.True(found.HasPackage);
    }

    [Fact]
    public void The_root_of_a_repository_has_what_is_below_it()
    {
        var found = In(("here/.git/HEAD", ""), ("here/All.sln", ""), ("here/src/Api/Api.csproj", Web), ("here/src/Api/Program.cs", ""), ("here/bench/Bench/Bench.csproj", Bench), ("beside/Other.csproj", Bench));
        Assert.Null(found.Project);
        Assert.Equal("src/Api/Api.csproj", found.Web!.Project);
        Assert.Equal("bench/Bench/Bench.csproj", found.Benchmarks);
    }

    [Fact]
    public void A_project_of_its_own_measures_no_web_project_below() => Assert.Null(In(("here/Lib.csproj", Library), ("here/sub/Web.csproj", Web)).Web);

    [Fact]
    public void Programs()
    {
        Assert.Equal(new(IsEndless: false), In(("here/Tool.csproj", Tool)).Program);
        Assert.Equal(new(IsEndless: true), In(("here/Worker.csproj", Worker)).Program);
        Assert.Null(In(("here/Lib.csproj", Library)).Program);
        Assert.Null(In(("here/Tests.csproj", Tool.Replace("</PropertyGroup>", "<IsTestProject>true</IsTestProject></PropertyGroup>", StringComparison.Ordinal))).Program);
        Assert.Equal((".", null), (In(("here/Bench.csproj", Bench)) is var bench ? bench.Benchmarks : null, bench.Program));
    }

    [Fact]
    public void Of_two_projects_in_one_folder_neither_owns_it() => Assert.Null(In(("here/A.csproj", Tool), ("here/B.csproj", Tool)).Project);

    [Fact]
    public void Links_are_not_followed_and_a_folder_that_is_closed_is_passed_over()
    {
        using var tree = new CommandLineRun(("here/web/dist/app.js", ""), ("elsewhere/dist/app.js", ""), ("here/closed/dist/app.js", ""));
        Directory.CreateSymbolicLink(tree.Path("here/link"), tree.Path("elsewhere"));
        Directory.CreateSymbolicLink(tree.Path("here/round"), tree.Path("here"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tree.Path("here/closed"), UnixFileMode.None); // root reads it all the same
        Assert.Equal(["web/dist"], ProjectSearch.In(tree.Path("here")).FrontEnds.Except(["closed/dist"]));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tree.Path("here/closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void What_cannot_be_read_is_as_good_as_not_there()
    {
        Assert.True(In(("here/Broken.csproj", "<Project Sdk=")).IsNothing);
        Assert.True(In(("here/wwwroot/readme.txt", "")).IsNothing);
    }
}
