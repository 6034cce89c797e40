using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Schema;

public class FilesThatAreRead
{
    [Fact]
    public void Are_valid_by_the_schema()
    {
        Validator.IsThere();
        var corpus = Corpus().Where(f => Verdicts.OfReader(f.Yaml).Count == 0).ToList();

        var complaints = Verdicts.OfSchema(corpus.Select(f => f.Yaml));

        Assert.True(corpus.Count > 100, $"only {corpus.Count} files");
        Assert.Equal("", string.Join('\n', corpus.Zip(complaints).Where(c => c.Second.Count > 0).Select(c => $"{c.First.Place}: {string.Join("; ", c.Second)}")));
    }

    private static IEnumerable<(string Place, string Yaml)> Corpus() =>
    [
        .. Page.All().SelectMany(p => p.Blocks()).Where(b => b.Language == "yaml").Select(b => (b.Place, b.Text)),
        .. Directory.EnumerateFiles(Repository.At("samples"), ".perfbudget.yml", SearchOption.AllDirectories).Select(f => (f, File.ReadAllText(f))),
        .. Directory.EnumerateFiles(Repository.At("tests/PerfGates.Tests"), "*.yml", SearchOption.AllDirectories).Where(f => !f.Contains("/bin/", StringComparison.Ordinal)).Select(f => (f, File.ReadAllText(f))),
    ];
}
