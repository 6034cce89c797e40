using System.Text.RegularExpressions;
using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Docs;

/// <summary>The lines that every file of the page about CI runs.</summary>
public sealed partial class PipelineLines(Workbench bench)
{
    [Fact]
    public void Are_green_in_their_order_and_leave_reports()
    {
        var repository = Prepared();

        foreach (var line in Lines()) Typed(repository, line, exitCode: 0);

        Assert.True(File.Exists(repository["App/obj/perfgates/Release/perfgates.json"]));
    }

    [Fact]
    public void End_red_at_the_gates_when_a_budget_is_breached()
    {
        var repository = Prepared().Write("App/.perfbudget.yml", Repository.SixLines.Replace("500kB", "5B", StringComparison.Ordinal));
        var lines = Lines();

        foreach (var line in lines[..^2]) Typed(repository, line, exitCode: 0);
        Assert.Contains(".perfbudget.yml(6,9): error PG1001", Typed(repository, lines[^2], exitCode: 1), StringComparison.Ordinal);
        Typed(repository, lines[^1], exitCode: 6);
    }

    private Repository Prepared()
    {
        var repository = bench.NewRepositoryWithTool().App().Write("App/wwwroot/app.js", "let x = 1;").VSTests("App.Tests", withPackage: false).Solution("App/App.csproj", "App.Tests/App.Tests.csproj");
        Typed(repository, "dotnet new tool-manifest", 0);
        Typed(repository, $"dotnet tool install PerfGates.Tool --version {bench.Version}", 0);
        return repository;
    }

    private static string Typed(Repository repository, string line, int exitCode)
    {
        var ended = Dotnet.Run(repository.Folder, line.Split(' ')[1..]);
        Assert.True(ended.ExitCode == exitCode, $"{line}\n{ended.Output}");
        return ended.Output;
    }

    private static string[] Lines() =>
        [.. Line().Matches(File.ReadAllText(Path.Combine(Workbench.RepositoryRoot, "docs", "ci.md"))).Select(m => m.Groups["line"].Value)];

    [GeneratedRegex(@"^\$ (?<line>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
