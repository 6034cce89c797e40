using System.Text.RegularExpressions;
using PerfGates.Cli;

namespace PerfGates.Tests.Docs;

public partial class TheExitCodes
{
    [Fact]
    public void Are_all_in_the_table() =>
        Assert.Equal(
            Enum.GetValues<ExitCode>().Select(c => $"{(int)c} {c}"),
            Page.Of("docs/command-line.md").Lines.Select(l => Row().Match(l)).Where(m => m.Success).Select(m => $"{m.Groups["code"].Value} {m.Groups["name"].Value}"));

    [GeneratedRegex(@"^\| (?<code>[0-9]+) \| `(?<name>\w+)` \|", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
