using System.Text.RegularExpressions;
using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Package;

/// <summary>The targets word one complaint themselves, because it comes before our task can be loaded.</summary>
public partial class Words
{
    [Fact]
    public void Of_the_targets_are_those_of_the_one_table()
    {
        var targets = File.ReadAllText(Path.Combine(Workbench.RepositoryRoot, "build", "PerfGates.targets"));
        var rules = File.ReadAllText(Path.Combine(Workbench.RepositoryRoot, "src", "PerfGates", "Diagnostics", "Rules.cs"));

        var error = Assert.Single(ErrorTask().Matches(targets));
        var (code, text) = (error.Groups["code"].Value, error.Groups["text"].Value);
        Assert.Contains($"\"{code}\"", rules, StringComparison.Ordinal);
        Assert.Contains($"\"{text.Replace("$(NETCoreSdkVersion)", "{0}", StringComparison.Ordinal).Replace($" (perfgates explain {code})", "", StringComparison.Ordinal)}\"", rules, StringComparison.Ordinal);
    }

    [GeneratedRegex("""<Error Code="(?<code>PG\d+)"[^>]*?Text="(?<text>[^"]*)" />""", RegexOptions.Singleline)]
    private static partial Regex ErrorTask();
}
