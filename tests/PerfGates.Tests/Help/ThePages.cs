using System.Text.RegularExpressions;
using PerfGates.Cli.Help;

namespace PerfGates.Tests.Help;

public partial class ThePages
{
    [Fact]
    public async Task Every_command_that_people_see_has_a_group_and_examples()
    {
        var root = await PrintedAsync("");
        Assert.DoesNotContain(CommandGroups.Others + ":", root, StringComparison.Ordinal);
        var commands = Rows().Matches(root).Select(m => m.Groups["name"].Value).Where(n => !n.StartsWith('-')).ToList();
        Assert.Contains("run", commands);
        Assert.Equal([], commands.Where(c => c != "baseline" && !Examples.Of(c).Any()));
        Assert.Equal([], Examples.All.Select(e => e.Command.Split(' ')[0]).Except(commands));
    }

    [Fact]
    public async Task The_page_of_run_has_the_exit_codes() => Assert.Contains("\nExit codes:\n  0    Every budget holds.", await PrintedAsync("run"), StringComparison.Ordinal);

    [Fact]
    public async Task A_narrow_terminal_keeps_rows_in_their_groups()
    {
        using var samples = await Samples.ForAsync("run", terminal: true, width: 60, ("TERM", "dumb"));
        await samples.TypeAsync("perfgates --help");
        GoldenFile.Matches(samples.Printed.Replace(System.CommandLine.RootCommand.ExecutableName, "perfgates", StringComparison.Ordinal), "narrow.txt");
    }

    private static async Task<string> PrintedAsync(string command)
    {
        using var samples = await Samples.ForAsync("run");
        await samples.TypeAsync($"perfgates {command} --help");
        return samples.Printed;
    }

    [GeneratedRegex("^  (?<name>[-a-z]+)[ ,]", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Rows();
}
