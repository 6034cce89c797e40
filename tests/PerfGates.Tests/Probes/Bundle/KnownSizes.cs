using PerfGates.Probes.Bundle;

namespace PerfGates.Tests.Probes.Bundle;

/// <summary>What is kept from one run to the next.</summary>
public class KnownSizes : BundleFolder
{
    private string CacheFile => Path.Combine(Cache, "bundle-sizes.txt");

    private async Task<double> Total(string encoding = "gzip")
    {
        Progress.Clear();
        return (await Gate($"path: dist\nencoding: {encoding}"))["total"];
    }

    /// <summary>Keeps a size that no compressor would give.</summary>
    private void Keep(string method, byte[] content, long size)
    {
        var cache = SizeCache.Open(Cache);
        cache.Size(method, content, _ => size);
        cache.Save();
    }

    [Fact]
    public async Task Spare_the_second_run_every_compression()
    {
        Write("dist/a.js", 1_000);
        Write("dist/b.js", 2_000);
        var first = await Total();
        Assert.Equal(["2 of 2 files compressed"], Progress);
        Assert.Equal(first, await Total());
        Assert.Equal(["0 of 2 files compressed"], Progress);
    }

    [Fact]
    public async Task Hold_for_a_content_under_any_name()
    {
        Write("dist/a.js", 1_000);
        await Total();
        Directory.Move(Path.Combine(Root, "dist"), Path.Combine(Root, "old"));
        Write("dist/renamed.js", 1_000);
        await Total();
        Assert.Equal(["0 of 1 files compressed"], Progress);
    }

    [Fact]
    public async Task Are_used()
    {
        Write("dist/a.js", 1_000);
        Keep("gzip9", Bytes(1_000), 77);
        Assert.Equal(77, await Total());
    }

    [Fact]
    public async Task Do_not_hold_for_another_content_or_encoding()
    {
        Write("dist/a.js", 1_000);
        var (gzip, brotli) = (await Total(), await Total("brotli"));
        Directory.Delete(Cache, recursive: true);
        Keep("gzip9", Bytes(1_001), 77);
        Keep("brotli11.22", Bytes(1_001), 78);
        Assert.Equal(gzip, await Total());
        Keep("gzip9", Bytes(1_000), 77);
        Assert.Equal(brotli, await Total("brotli"));
    }

    public static TheoryData<string, Func<string, string>> Damages => new()
    {
        { "cut off", text => text[..^5] },
        { "a digit", text => text.Replace(" 77\n", " 78\n", StringComparison.Ordinal) },
        { "another runtime", text => text.Replace(".NET ", ".NET 9", StringComparison.Ordinal) },
        { "empty", _ => "" },
        { "foreign", _ => "key: value\nother: value\nthird\n" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Are_dropped_when_damaged(string damage, Func<string, string> apply)
    {
        Write("dist/a.js", 1_000);
        var right = await Total();
        Directory.Delete(Cache, recursive: true);
        Keep("gzip9", Bytes(1_000), 77);
        File.WriteAllText(CacheFile, apply(File.ReadAllText(CacheFile)));
        Assert.True(right == await Total(), damage);
        await Total();
        Assert.Equal(["0 of 1 files compressed"], Progress);
    }

    [Fact]
    public async Task That_cannot_be_kept_cost_a_line_and_nothing_else()
    {
        Write("dist/a.js", 1_000);
        var right = await Total();
        Directory.Delete(Cache, recursive: true);
        Write("obj/cache", 1);
        Assert.Equal(right, await Total());
        Assert.StartsWith("sizes could not be kept for the next run: ", Progress[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_other_gates_survive()
    {
        Write("dist/a.js", 1_000);
        await Total();
        await Total("brotli");
        await Total();
        Assert.Equal(["0 of 1 files compressed"], Progress);
        Assert.Equal(["bundle-sizes.txt"], Directory.GetFiles(Cache).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Make_no_difference_to_any_figure_however_the_threads_run()
    {
        for (var i = 0; i < 60; i++) Write($"dist/{i}.js", i * i * 13 % 5_000);
        var first = await Gate("path: dist");
        for (var i = 0; i < 5; i++)
        {
            if (i % 2 == 0) Directory.Delete(Cache, recursive: true);
            Assert.Equal(first, await Gate("path: dist"));
        }
    }
}
