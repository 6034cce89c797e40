using PerfGates.Cli;
using PerfGates.Processes;

namespace PerfGates.Tests.Help;

public class CompletingALine
{
    private const string Budgets = "version: 1\ngates:\n  front end:\n    bundle: { path: wwwroot }\n    tags: [fast, web]\n    budgets: [total < 1kB]\n  api:\n    bundle: { path: wwwroot }\n    budgets: [total < 1kB]\n";

    [Theory]
    [InlineData("perfgates ru", "run")]
    [InlineData("perfgates run --ga", "--gate")]
    [InlineData("perfgates run --gate ", "api|front end")]
    [InlineData("perfgates run --tags ", "fast|web")]
    [InlineData("perfgates run --format ", "json|text")]
    [InlineData("perfgates explain PG453", "PG4530|PG4531|PG4532|PG4533")]
    [InlineData("perfgates explain thr", "threads.growth|throughput")]
    [InlineData("perfgates completion ", "bash|fish|pwsh|zsh")]
    [InlineData("perfgates baseline ", "accept|show")]
    public async Task Offers_what_there_is(string line, string offers)
    {
        using var cli = new Doors.CommandLineRun((".perfbudget.yml", Budgets));
        Assert.Equal(ExitCode.Pass, await cli.RunAsync($"[suggest:{line.Length}]", line));
        // --help is offered everywhere, in all its spellings.
        Assert.Equal(offers.Split('|'), Proposals(cli.Output).Where(p => line.EndsWith("--ga", StringComparison.Ordinal) || p[0] is not ('-' or '/')));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gates: [")]
    public async Task A_budget_file_that_is_missing_or_wrong_offers_nothing_and_complains_of_nothing(string budgets)
    {
        using var cli = budgets.Length == 0 ? new Doors.CommandLineRun() : new Doors.CommandLineRun((".perfbudget.yml", budgets));
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("[suggest:21]", "perfgates run --gate "));
        Assert.Equal(("", ""), (string.Concat(Proposals(cli.Output).Where(p => p[0] is not ('-' or '/'))), cli.Error));
    }

    [Theory]
    [InlineData("bash"), InlineData("zsh"), InlineData("fish"), InlineData("pwsh")]
    public async Task There_is_a_script_for_each_shell(string shell)
    {
        using var cli = new Doors.CommandLineRun();
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("completion", shell));
        GoldenFile.Matches(cli.Output, $"completion.{shell}.txt");
    }

    [Fact]
    public async Task A_shell_that_is_not_known_is_a_mistake()
    {
        using var cli = new Doors.CommandLineRun();
        Assert.Equal(ExitCode.Usage, await cli.RunAsync("completion", "tcsh"));
    }

    [Theory]
    [InlineData("perfgates ru", "run")]
    [InlineData("perfgates run --gate ", "api|front\\ end")]
    [InlineData("perfgates explain PG453", "PG4530|PG4531|PG4532|PG4533")]
    public async Task Bash_completes_by_the_script(string line, string offers)
    {
        using var cli = new Doors.CommandLineRun((".perfbudget.yml", Budgets));
        await cli.RunAsync("completion", "bash");
        // What bash does before it calls a completion function: the line, the cursor, the words.
        cli.Write("try.sh", $$"""
            perfgates() { dotnet '{{Path.Combine(AppContext.BaseDirectory, "perfgates.dll")}}' "$@"; }
            {{cli.Output}}
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ "$COMP_LINE" == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _perfgates
            printf '%s\n' "${COMPREPLY[@]}"
            """.ReplaceLineEndings("\n"));
        List<string> printed = [];
        var end = await new ChildProcesses(Guid.NewGuid().ToString("N"), new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! })
            .RunAsync(new("bash", ["try.sh"], cli.Folder, cli.Path("bash.log")) { OutputLine = printed.Add, Timeout = TimeSpan.FromMinutes(1) }, TestContext.Current.CancellationToken);
        Assert.SkipWhen(end.Outcome == ProcessOutcome.NotStarted, "there is no bash here");
        Assert.Equal(offers.Split('|'), printed.Order(StringComparer.Ordinal));
    }

    private static string[] Proposals(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
