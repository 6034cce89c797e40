using PerfGates.Cli;

namespace PerfGates.Tests.Doors;

public class TheInitCommand
{
    private static readonly (string, string) App = ("wwwroot/app.js", "let x = 1; let y = 2;\n");

    [Fact]
    public async Task Leads_from_nothing_to_green_and_after_a_change_to_red()
    {
        using var cli = new CommandLineRun(App);
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("init"));
        GoldenFile.Matches(cli.Output + "--- standard error\n" + cli.Error, "init.txt");
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("validate"));
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("run"));
        cli.Write("wwwroot/more.js", "let z = 'a sentence that no encoder makes much shorter';\n");
        Assert.Equal(ExitCode.Breach, await cli.RunAsync("run"));
    }

    [Fact]
    public async Task Never_overwrites_unless_told_to()
    {
        using var cli = new CommandLineRun(App, (".perfbudget.yaml", "mine"));
        Assert.Equal(ExitCode.Usage, await cli.RunAsync("init"));
        Assert.Contains("/repo/.perfbudget.yaml(1,1): error PG4530", cli.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(cli.Path(".perfbudget.yaml")));
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("init", "--force"));
        Assert.StartsWith("# yaml-language-server: $schema=obj/perfgates/perfbudget.schema.json\n", File.ReadAllText(cli.Path(".perfbudget.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_is_said_before_anything_is_measured()
    {
        using var cli = new CommandLineRun(App);
        Assert.Equal(ExitCode.InternalError, await cli.RunAsync("init", "--file", "wwwroot"));
        Assert.StartsWith("/repo/wwwroot(1,1): error PG0013: the results could not be written to '/repo/wwwroot': it is a folder; ", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_prints_and_writes_no_budget_file()
    {
        using var cli = new CommandLineRun(App);
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("init", "--dry-run", "--no-measure"));
        Assert.Contains("- total < 500kB # a guess\n", cli.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(cli.Path(".perfbudget.yml")));
        Assert.False(Directory.Exists(cli.Path("obj")));
    }

    /// <summary>The file is for others, and so is the reason in it.</summary>
    [Fact]
    public async Task No_path_of_this_machine_gets_into_the_file()
    {
        using var cli = new CommandLineRun(App, ("a{b}c/dist/app.js", "let x = 1;\n"));
        Assert.Equal(ExitCode.Unmeasured, await cli.RunAsync("init"));
        var text = File.ReadAllText(cli.Path(".perfbudget.yml"));
        Assert.Contains("# Left out: the front end in 'a{b}c/dist': ", text, StringComparison.Ordinal);
        Assert.DoesNotContain(cli.Folder, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_an_example_runs()
    {
        using var cli = new CommandLineRun();
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("init"));
        Assert.Contains("warning PG4532", cli.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("run"));
    }

    [Fact]
    public async Task A_web_project_is_built_started_and_asked_and_one_that_does_not_answer_is_left_out()
    {
        using var cli = new CommandLineRun(App,
            ("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>"),
            ("Program.cs", "var app = WebApplication.CreateBuilder(args).Build(); app.MapGet(\"/health\", () => Results.StatusCode(args.Length)); app.MapGet(\"/live\", () => \"yes\"); app.Run();"));
        Assert.Equal(ExitCode.Unmeasured, await cli.RunAsync("init"));
        Assert.Contains("warning PG4531: the web program of this project, asked for /health", cli.Error, StringComparison.Ordinal);
        cli.Write("Program.cs", "var app = WebApplication.CreateBuilder(args).Build(); app.MapGet(\"/live\", () => \"yes\"); app.Run();");
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("init", "--force"));
        var file = File.ReadAllText(cli.Path(".perfbudget.yml"));
        Assert.Contains("http: { server: web, get: /live }", file, StringComparison.Ordinal);
        Assert.Contains("- startup < ", file, StringComparison.Ordinal);
        Assert.Contains("<PackageReference Include=\"PerfGates\"", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said()
    {
        using var cli = new CommandLineRun();
        Assert.Equal(ExitCode.InternalError, await cli.RunAsync("init", "--file", "nowhere/.perfbudget.yml"));
        Assert.Contains("PG0013", cli.Error, StringComparison.Ordinal);
    }
}
