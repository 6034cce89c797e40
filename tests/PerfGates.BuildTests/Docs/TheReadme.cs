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
        Assert.Equal(Tidy(shown), Tidy(ended.Output.Replace(clone.Folder, "/repo", StringComparison.Ordinal)));
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

    // What differs from machine to machine: figures and their units, the width of columns, what a first build or a busy
    // machine adds, and MSBuild's summary, which says everything again. Positions and codes stay.
    private static string Tidy(string output)
    {
        var lines = output.Split("\nBuild ", 2)[0].Split('\n').Where(l => !Incidental().IsMatch(l));
        var figures = Figures().Replace(string.Join('\n', lines), m => m.Groups["kept"].Success ? m.Value : "N");
        return Blanks().Replace(Distance().Replace(Unit().Replace(figures, "N"), "N"), " ").Trim();
    }

    [GeneratedRegex("```console by-hand\n.*?\n```", RegexOptions.Singleline)]
    private static partial Regex ByHand();

    [GeneratedRegex("Determining projects|up-to-date for restore|Packing PerfGates|Restored |still warming up|so far|waiting: |PG2025|is taken again|is not quiet|hint: ")]
    private static partial Regex Incidental();

    [GeneratedRegex(@"(?<kept>\(\d+,\d+\):|PG\d{4}|net\d+\.\d)|\d[\d.]*( \d{3})*", RegexOptions.ExplicitCapture)]
    private static partial Regex Figures();

    [GeneratedRegex(@"N ?(ns|µs|ms|s|m|B|kB|x|%)(?!\w)")]
    private static partial Regex Unit();

    // How far a value is from its limit, and in which words.
    [GeneratedRegex("N (to spare|the limit|over|short)")]
    private static partial Regex Distance();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
