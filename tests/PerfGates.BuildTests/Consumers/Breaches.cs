using System.Text.RegularExpressions;
using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Consumers;

/// <summary>What of a verdict arrives in the error list, and what switches can do to it.</summary>
public class Breaches(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Build = "build App --no-restore";

    private readonly Repository repository = fixture.Repository;

    [Fact]
    public void Arrive_with_code_file_line_column_and_every_character()
    {
        var problem = Assert.Single(repository.Gate(Build, "breach").Red("Gates App").Log.Problems);

        Assert.Equal(
            new Problem("error", "PG1001", repository["App/.perfbudget.yml"], 6, 9, "frontend: total = 612 kB, budget < 500 kB (+22 %) {0} ; äöü — ok (perfgates explain PG1001)"),
            problem);
        Assert.True(File.Exists(repository["App/obj/perfgates/Debug/verdict.json"]));
    }

    [Fact]
    public void Arrive_with_their_link()
    {
        var links = repository["links.txt"];

        repository.Gate($"{Build} -logger:{typeof(HelpLinkLogger).FullName},{typeof(HelpLinkLogger).Assembly.Location};{links}", "breach").Red();

        Assert.Equal("PG1001 https://example.org/pg1001", File.ReadAllText(links).Trim());
    }

    [Fact]
    public void Arrive_all_of_them() => repository.Gate(Build, "two breaches").Red().Complained(".perfbudget.yml(6,9): error PG1001", ".perfbudget.yml(7,9): error PG1001");

    [Fact]
    public void Stand_in_one_line_that_problem_matchers_understand()
    {
        var output = repository.Gate(Build, "breach").Red().Output;

        // The pattern of actions/setup-dotnet, .github/csc.json. It would cut a text at its first " [".
        var found = Regex.Match(output, @"(?m)^(.*)\((\d+)(?:,\d+|,\d+,\d+)?\):\s+(error|warning)\s+([a-zA-Z]+(?<!MSB)\d+):\s*(.*?)\s+\[(.*?)\]$");
        const string Text = "frontend: total = 612 kB, budget < 500 kB (+22 %) {0} ; äöü — ok (perfgates explain PG1001)";
        Assert.Equal((repository["App/.perfbudget.yml"], "6", "error", "PG1001", Text), (found.Groups[1].Value, found.Groups[2].Value, found.Groups[3].Value, found.Groups[4].Value, found.Groups[5].Value));

        // Visual Studio Code's $msCompile, src/vs/workbench/contrib/tasks/common/problemMatcher.ts.
        var shown = Regex.Match(output, @"(?m)^\s*(?:\s*\d+>)?(\S.*?)(?:\((\d+|\d+,\d+|\d+,\d+,\d+,\d+)\))?\s*:\s+(?:(\S+)\s+)?((?:fatal +)?error|warning|info)\s+(\w+\d+)?\s*:\s*(.*)$");
        Assert.Equal((repository["App/.perfbudget.yml"], "6,9", "error", "PG1001"), (shown.Groups[1].Value, shown.Groups[2].Value, shown.Groups[4].Value, shown.Groups[5].Value));
        Assert.StartsWith(Text, shown.Groups[6].Value);
    }

    [Theory]
    [InlineData("-p:NoWarn=PG1001")]
    [InlineData("-noWarn:PG1001")]
    [InlineData("-p:TreatWarningsAsErrors=false -p:MSBuildWarningsAsMessages=PG1001")]
    public void Cannot_be_switched_off(string option) => repository.Gate($"{Build} {option}", "breach").Red().Complained(".perfbudget.yml(6,9): error PG1001");

    [Fact]
    public void That_only_warn_leave_the_build_green() => repository.Gate(Build, "warning").Green().Complained(".perfbudget.yml(6,9): warning PG1001");

    [Theory]
    [InlineData("-warnaserror")]
    [InlineData("-warnaserror:PG1001")]
    [InlineData("-p:MSBuildWarningsAsErrors=PG1001")]
    [InlineData("-p:WarningsAsErrors=PG1001")]
    public void That_only_warn_can_be_made_errors(string option) => repository.Gate($"{Build} {option}", "warning").Red().Complained(".perfbudget.yml(6,9): error PG1001");

    [Theory]
    [InlineData("-p:NoWarn=PG1001")]
    [InlineData("-warnasmessage:PG1001")]
    public void That_only_warn_can_be_silenced(string option) => Assert.DoesNotContain(repository.Gate($"{Build} {option}", "warning").Green().Log.Problems, p => p.Severity != "message");

    [Fact]
    public void Messages_are_only_messages() => repository.Gate($"{Build} -warnaserror", "message").Green().Complained(".perfbudget.yml(3,3): message PG3001");

    [Fact]
    public void Secrets_of_the_environment_stay_there()
    {
        repository.Gate($"{Build} -v:diag", "breach").Red();

        var written = Directory.EnumerateFiles(repository["App/obj/perfgates"], "*", SearchOption.AllDirectories);
        Assert.DoesNotContain(written, file => File.ReadAllText(file).Contains("this-text-must-not-be-logged", StringComparison.Ordinal));
    }
}
