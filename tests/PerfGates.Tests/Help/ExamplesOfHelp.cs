using PerfGates.Cli;
using PerfGates.Cli.Help;

namespace PerfGates.Tests.Help;

public class ExamplesOfHelp
{
    [Theory, MemberData(nameof(Samples.Commands), MemberType = typeof(Samples))]
    public async Task End_well_and_stand_on_their_page(string command)
    {
        using var samples = await Samples.ForAsync(command);
        foreach (var example in Examples.Of(command)) Assert.True(await samples.TypeAsync(example.Line) == ExitCode.Pass, $"{example.Line}\n{samples.Printed}");
        await samples.TypeAsync($"perfgates {command} --help");
        Assert.All(Examples.Of(command), e => Assert.Contains($"  {e.Line}\n      {e.What}\n", samples.Printed, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\[default: [A-Z]", samples.Printed);
    }

    /// <summary>Pipes, files and CI systems show control sequences as dirt.</summary>
    [Theory, MemberData(nameof(Samples.Commands), MemberType = typeof(Samples))]
    public async Task Print_no_control_sequences_where_there_is_no_terminal(string command)
    {
        using var samples = await Samples.ForAsync(command);
        foreach (var line in Examples.Of(command).Take(1).Select(e => e.Line).Append($"perfgates {command} --help").Append($"perfgates {command} --no-such-option"))
        {
            await samples.TypeAsync(line);
            Assert.DoesNotContain('\u001b', samples.Printed);
            Assert.DoesNotContain('\r', samples.Printed);
        }
    }

    [Theory, MemberData(nameof(Samples.Commands), MemberType = typeof(Samples))]
    public async Task Print_none_on_a_terminal_that_can_do_nothing(string command)
    {
        using var samples = await Samples.ForAsync(command, terminal: true, environment: [("TERM", "dumb")]);
        await samples.TypeAsync(Examples.Of(command).First().Line);
        Assert.DoesNotContain('\u001b', samples.Printed);
    }

    [Theory, MemberData(nameof(Samples.Commands), MemberType = typeof(Samples))]
    public async Task Print_no_colours_where_nobody_wants_them_and_no_live_line_where_output_is_kept(string command)
    {
        using var samples = await Samples.ForAsync(command, terminal: true, environment: [("TERM", "xterm"), ("NO_COLOR", "1"), ("CI", "true")]);
        await samples.TypeAsync(Examples.Of(command).First().Line);
        Assert.DoesNotContain('\u001b', samples.Printed);
    }

    [Fact]
    public async Task The_program_is_lively_and_coloured_on_a_terminal()
    {
        using var samples = await Samples.ForAsync("run", terminal: true, environment: [("TERM", "xterm")]);
        await samples.TypeAsync("perfgates run");
        Assert.Contains("\u001b[32mpass\u001b[0m", samples.Printed, StringComparison.Ordinal);
        Assert.Contains("\r\u001b[K", samples.Printed, StringComparison.Ordinal);
    }
}
