using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PerfGates.Tests.Docs;

/// <summary>The properties that build/PerfGates.props and .targets offer to users.</summary>
public partial class BuildProperties
{
    // Where it comes from: PerfBudgetFile has no default that does not read the disk; the others are internal.
    private static readonly string[] Internal = ["PerfGatesTaskFactory", "PerfGatesDependsOn"];

    internal static IEnumerable<string> Names =>
        XDocument.Parse(Repository.Read("build/PerfGates.props")).Descendants("PropertyGroup").Elements().Select(e => e.Name.LocalName)
            .Concat(Used().Matches(Repository.Read("build/PerfGates.targets")).Select(m => m.Groups["name"].Value))
            .Distinct().Order(StringComparer.Ordinal);

    [Fact]
    public void Are_all_in_the_table_with_their_defaults()
    {
        var defaults = XDocument.Parse(Repository.Read("build/PerfGates.props")).Descendants("PropertyGroup").Elements().ToDictionary(e => e.Name.LocalName, e => e.Value);
        var rows = Page.Of("docs/msbuild.md").Lines.Select(Row).Where(m => m.Success).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["default"].Value.Trim().Trim('`'));
        Assert.Equal(Names.Except(Internal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(defaults.Where(d => !Internal.Contains(d.Key)), d => Assert.Equal(d.Value, rows[d.Key]));
    }

    private static Match Row(string line) => TableRow().Match(line);

    [GeneratedRegex(@"\$\((?<name>(RunPerfGates|PerfGates\w+|PerfBudget\w+))\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Used();

    [GeneratedRegex(@"^\| `(?<name>(RunPerfGates|PerfGates\w*|PerfBudget\w*))` \|(?<default>[^|]*)\|", RegexOptions.ExplicitCapture)]
    private static partial Regex TableRow();
}
