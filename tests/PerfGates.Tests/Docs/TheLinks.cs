using System.Text.RegularExpressions;

namespace PerfGates.Tests.Docs;

/// <summary>Links between pages. Addresses outside are nobody's test.</summary>
public partial class TheLinks
{
    public static TheoryData<string> Pages => [.. Page.All().Select(p => p.Path)];

    [Theory, MemberData(nameof(Pages))]
    public void Lead_to_files_and_headings_that_are_there(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        foreach (var link in Link().Matches(Prose(path)).Select(m => m.Groups["to"].Value).Where(l => !l.Contains(':', StringComparison.Ordinal)))
        {
            var (file, heading) = link.Split('#', 2) is [var f, var h] ? (f, h) : (link, null);
            var target = file.Length == 0 ? path : Path.GetRelativePath(Repository.Root, Repository.At(Path.Combine(folder, file))).Replace('\\', '/');
            Assert.True(Path.Exists(Repository.At(target)), $"{path}: nothing is at '{link}'");
            if (heading is not null) Assert.True(Headings(target).Contains(heading), $"{path}: no heading for '{link}'; there are {string.Join(", ", Headings(target))}");
        }
    }

    [Fact]
    public void On_the_map_lead_to_every_page()
    {
        var map = Link().Matches(Prose("docs/README.md")).Select(m => m.Groups["to"].Value.Split('#')[0]).ToHashSet();
        var pages = Page.All().Select(p => p.Path).Where(p => p.StartsWith("docs/", StringComparison.Ordinal) && !p.StartsWith("docs/decisions/", StringComparison.Ordinal) && p != "docs/README.md");
        Assert.Equal([], pages.Select(p => p["docs/".Length..]).Except(map));
    }

    // As GitHub makes them: lower case, without punctuation, blanks as hyphens.
    private static IEnumerable<string> Headings(string path) =>
        Prose(path).Split('\n').Where(l => l.StartsWith('#')).Select(l => NoAnchor().Replace(l.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static string Prose(string path)
    {
        var page = Page.Of(path);
        var fenced = page.Blocks().SelectMany(b => Enumerable.Range(b.Line - 1, b.Text.Count(c => c == '\n') + 2)).ToHashSet();
        return string.Join('\n', page.Lines.Where((_, i) => !fenced.Contains(i)));
    }

    [GeneratedRegex(@"(?<!`)\[[^\]]*\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]")]
    private static partial Regex NoAnchor();
}
