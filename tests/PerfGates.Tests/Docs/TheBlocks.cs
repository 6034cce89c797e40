using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PerfGates.Units;

namespace PerfGates.Tests.Docs;

/// <summary>Every block of every page is one that some test looks at.</summary>
public partial class TheBlocks
{
    public static TheoryData<string, int> Places => [.. Page.All().SelectMany(p => p.Blocks()).Select(b => (b.Page.Path, b.Ordinal))];

    [Theory, MemberData(nameof(Places))]
    public void Are_of_a_kind_that_is_tested(string path, int ordinal)
    {
        var blocks = Page.Of(path).Blocks();
        var block = blocks[ordinal];
        var before = ordinal > 0 ? blocks[ordinal - 1] : null;
        switch ((block.Language, block.Words is [var word, ..] ? word.Split('=')[0] : null))
        {
            case ("yaml", null or "error" or "file"): break; // TheYamlBlocks
            case ("yaml", "init"): break; // TheYamlBlocks, and the build tests
            case ("yaml" or "groovy" or "kotlin", "pipeline"): break; // ThePipelines
            case ("console", null): Assert.True(block.Next() is { Language: "output" }, $"{block.Place}: an 'output' block should follow"); break; // TheCommands
            case ("console", "build-test"): break; // the build tests
            case ("console", "by-hand"): Assert.All(Project().Matches(block.Text), m => Assert.True(Directory.Exists(Repository.At(m.Groups["path"].Value)), m.Value)); break; // takes minutes, and its figures are nobody's promise
            case ("output", null): Assert.True(path == "docs/diagnostics.md" || before is { Language: "console" } or { Language: "yaml", Words: [_, ..] }, $"{block.Place}: this is the output of nothing"); break;
            case ("output", "build-test"): Assert.True(before is { Language: "console", Words: ["build-test", ..] }, $"{block.Place}: this is the output of nothing"); break;
            case ("json", "file"): break; // TheCommands
            case (_, "report"): break; // TheReports
            case ("json", "lines"): Assert.All(block.Text.TrimEnd().Split('\n'), l => JsonDocument.Parse(l).Dispose()); break;
            case ("xml", null): Known(XElement.Parse($"<all>{block.Text}</all>")); break;
            case ("bnf" or "csharp", "of"): Assert.All(Meaningful(block.Text), l => Assert.Contains(l, Meaningful(Source(block.Value("of")!)))); break;
            case ("text", null or "file"): break; // a drawing, or a file for TheCommands
            default: Assert.Fail($"{block.Place}: no test knows what to do with '{block.Language} {string.Join(' ', block.Words)}'"); break;
        }
    }

    [Fact]
    public void Quantities_on_the_page_of_the_budget_file_are_readable()
    {
        var rows = Page.Of("docs/budget-file.md").Lines.SkipWhile(l => l != "## Units").TakeWhile(l => l != "## Variables").Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(2);
        var written = rows.SelectMany(r => Code().Matches(r.Split('|')[3])).Select(m => m.Groups["text"].Value).ToList();
        Assert.True(written.Count > 10);
        Assert.All(written, text => Assert.True(QuantityText.TryParse(text, out _, out var problem), $"{text}: {problem}"));
    }

    // Elements and metadata of ours in a project file are ones that the package has.
    private static void Known(XElement xml)
    {
        var known = BuildProperties.Names.Append("PerfGatesTestProject").Append("PerfGatesProject").Append("PerfGates").ToHashSet();
        Assert.Subset(known, xml.Descendants().Select(e => e.Name.LocalName).Where(n => n.Contains("PerfGates", StringComparison.Ordinal)).ToHashSet());
    }

    private static string Source(string file) => System.Net.WebUtility.HtmlDecode(Repository.Read(file));

    private static IEnumerable<string> Meaningful(string text) =>
        text.Split('\n').Select(l => Blanks().Replace(l.Trim().TrimStart('/').Trim(), " ")).Where(l => l.Length > 0);

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(@"--project (?<path>\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Project();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
