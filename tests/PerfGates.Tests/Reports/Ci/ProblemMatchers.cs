using System.Text.RegularExpressions;
using PerfGates.Tests.Doors;

namespace PerfGates.Tests.Reports.Ci;

/// <summary>The expressions by which others find errors in a log, applied to what the command really prints.</summary>
public partial class ProblemMatchers
{
    private static async Task<string[]> PrintedAsync()
    {
        using var cli = new CommandLineRun((".perfbudget.yml", "version: 1\ngates:\n  frontend:\n    bundle: { path: wwwroot, encoding: raw }\n    budgets:\n      - total < 10B\n      - warn: count < 1\n"), ("wwwroot/app.js", "let x = 1; let y = 2;\n"));
        await cli.RunAsync("run");
        return cli.Output.Split('\n');
    }

    [Fact]
    public async Task The_one_of_Visual_Studio_Code_finds_each_complaint_with_its_place()
    {
        var found = (await PrintedAsync()).Select(l => MsCompile().Match(l)).Where(m => m.Success).ToList();
        Assert.Equal(
            [("/repo/.perfbudget.yml", "6,9", "error", "PG1001"), ("/repo/.perfbudget.yml", "7,15", "warning", "PG1001")],
            found.Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[4].Value, m.Groups[5].Value)));
        Assert.StartsWith("gate 'frontend': total = 22 B, budget < 10 B", found[0].Groups[6].Value);
    }

    // It wants the project of a build at the end, so nothing that the command annotates by itself is annotated twice. What a
    // build prints it does match: see Consumers/Breaches of the build tests.
    [Fact]
    public async Task The_one_of_setup_dotnet_finds_nothing_outside_of_a_build() => Assert.DoesNotContain(await PrintedAsync(), l => SetupDotnet().IsMatch(l));

    // github.com/microsoft/vscode, src/vs/workbench/contrib/tasks/common/problemMatcher.ts, "msCompile":
    // 1 file, 2 place, 4 severity, 5 code, 6 message.
    [GeneratedRegex(@"^\s*(?:\s*\d+>)?(\S.*?)(?:\((\d+|\d+,\d+|\d+,\d+,\d+,\d+)\))?\s*:\s+(?:(\S+)\s+)?((?:fatal +)?error|warning|info)\s+(\w+\d+)?\s*:\s*(.*)$")]
    private static partial Regex MsCompile();

    // github.com/actions/setup-dotnet, .github/csc.json.
    [GeneratedRegex(@"^(.*)\((\d+)(?:,\d+|,\d+,\d+)?\):\s+(error|warning)\s+([a-zA-Z]+(?<!MSB)\d+):\s*(.*?)\s+\[(.*?)\]$")]
    private static partial Regex SetupDotnet();
}
