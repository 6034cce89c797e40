using PerfGates.Diagnostics;
using PerfGates.Probes.Bundle;

namespace PerfGates.Tests.Probes.Bundle;

public class FilesThatChange : BundleFolder
{
    private static readonly SourceSpan Here = new("f", 1, 1, 1, 1);

    [Theory]
    [InlineData(99, 0)]
    [InlineData(101, 0)]
    [InlineData(100, 1)]
    public async Task Between_the_listing_and_the_reading_are_a_problem(long length, int seconds)
    {
        var path = Write("app.js", 100);
        var listed = new ShippedFile("app.js", path, length, File.GetLastWriteTimeUtc(path).AddSeconds(-seconds));
        List<Diagnostic> problems = [];
        var weights = await LargestFirst.ReadAsync([listed], Here, (_, content) => content.Length, problems, CancellationToken.None);
        Assert.Equal(["1,1 PG2013 '~/app.js' could not be read: it changed while it was measured; run again when nothing writes there"], Said(problems));
        Assert.Empty(weights);
    }

    [Fact]
    public async Task And_disappear_are_a_problem()
    {
        List<Diagnostic> problems = [];
        await LargestFirst.ReadAsync([new("gone.js", Path.Combine(Root, "gone.js"), 5, default)], Here, (_, content) => content.Length, problems, CancellationToken.None);
        Assert.Equal("PG2013", Assert.Single(problems).Code);
    }

    [Fact]
    public async Task Every_file_is_read_once_whatever_the_order()
    {
        var files = Enumerable.Range(0, 200).Select(i => Write($"{i}.js", i * 7 % 199)).Select(p => new ShippedFile(Path.GetFileName(p), p, new FileInfo(p).Length, File.GetLastWriteTimeUtc(p))).ToArray();
        var reads = 0;
        List<Diagnostic> problems = [];
        var weights = await LargestFirst.ReadAsync(files, Here, (file, content) =>
        {
            Interlocked.Increment(ref reads);
            Assert.Equal(Bytes((int)file.Length), content.ToArray());
            return content.Length;
        }, problems, CancellationToken.None);
        Assert.Equal(200, reads);
        Assert.Equal(files.OrderByDescending(f => f.Length).ThenBy(f => f.Name, StringComparer.Ordinal).Select(f => new SizedFile(f.Name, f.Length)), weights);
    }
}
