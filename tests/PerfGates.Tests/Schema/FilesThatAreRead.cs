using System.Text.RegularExpressions;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Schema;

public partial class FilesThatAreRead
{
    [Fact]
    public void Are_valid_by_the_schema()
    {
        Validator.IsThere();
        var corpus = Corpus().Where(f => Verdicts.OfReader(f.Yaml).Count == 0).ToList();

        var complaints = Verdicts.OfSchema(corpus.Select(f => f.Yaml));

        Assert.True(corpus.Count > 60, $"only {corpus.Count} files");
        Assert.Equal("", string.Join('\n', corpus.Zip(complaints).Where(c => c.Second.Count > 0).Select(c => $"{c.First.Place}: {string.Join("; ", c.Second)}")));
    }

    private static IEnumerable<(string Place, string Yaml)> Corpus() =>
    [
        .. Page.All().SelectMany(p => p.Blocks()).Where(b => b.Language == "yaml").Select(b => (b.Place, b.Text)),
        .. Directory.EnumerateFiles(Repository.At("samples"), ".perfbudget.yml", SearchOption.AllDirectories).Select(f => (f, File.ReadAllText(f))),
        .. Directory.EnumerateFiles(Repository.At("tests/PerfGates.Tests"), "*.yml", SearchOption.AllDirectories).Where(f => !f.Contains("/bin/", StringComparison.Ordinal)).Select(f => (f, File.ReadAllText(f))),
        .. Directory.EnumerateFiles(Repository.At("tests"), "*.cs", SearchOption.AllDirectories).SelectMany(f => Inside(File.ReadAllText(f).ReplaceLineEndings("\n")).Select(y => (f, y))),
    ];

    /// <summary>Budget files in the texts of tests that are raw and not interpolated.</summary>
    private static IEnumerable<string> Inside(string source)
    {
        foreach (Match text in RawText().Matches(source))
        {
            var margin = text.Groups["margin"].Length;
            yield return string.Concat(text.Groups["lines"].Value.Split('\n').Select(l => l[Math.Min(margin, l.Length)..] + "\n"));
        }
    }

    [GeneratedRegex(@"(?<![$""])""{3}\n(?<lines> *version: 1\n.*?)\n(?<margin> *)""{3}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex RawText();
}
