using System.Text.RegularExpressions;
using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Docs;

/// <summary>The sample's commands of the README, typed in a fresh copy of this repository, print what the README shows.</summary>
public sealed partial class TheReadme(Clone clone) : IClassFixture<Clone>
{
    [Theory]
    [InlineData("dotnet build samples/QuickStart -p:RunPerfGates=true", 0)]
    [InlineData("dotnet build samples/QuickStart -p:RunPerfGates=true -p:PerfBudgetFile=over-budget.yml", 1)]
    public void Shows_what_the_sample_prints(string command, int exitCode)
    {
        var shown = Shown(command);

        var ended = Dotnet.Run(clone.Folder, command.Split(' ')[1..]);

        Assert.True(ended.ExitCode == exitCode, ended.Output);
        Assert.Equal(Alike.Of(shown), Alike.Of(ended.Output.Replace(clone.Folder, "/repo", StringComparison.Ordinal)));
    }

    [Fact]
    public void Names_no_command_that_is_not_tried()
    {
        string[] tried = [.. typeof(TheReadme).GetMethod(nameof(Shows_what_the_sample_prints))!.GetCustomAttributes(false).OfType<InlineDataAttribute>().Select(d => (string)d.Data[0]!)];
        // The first two are RealEngine.SixLines; the last is what is running now.
        string[] elsewhere = ["dotnet add package PerfGates", "dotnet tool install PerfGates.Tool", "dotnet build -p:RunPerfGates=true", "bash tests/run.sh"];

        Assert.Equal([.. elsewhere.Concat(tried).Order()], ByHand().Replace(Readme(), "").Split('\n').Where(l => l.StartsWith("$ ", StringComparison.Ordinal)).Select(l => l[2..]).Order());
    }

    private static string Shown(string command) =>
        Readme().Split($"$ {command}\n```\n\n```text\n", 2) is [_, var after] ? after.Split("\n```", 2)[0] : throw new InvalidOperationException($"The README does not show what '{command}' prints.");

    private static string Readme() => File.ReadAllText(Path.Combine(Workbench.RepositoryRoot, "README.md"));

    [GeneratedRegex("```console by-hand\n.*?\n```", RegexOptions.Singleline)]
    private static partial Regex ByHand();
}
