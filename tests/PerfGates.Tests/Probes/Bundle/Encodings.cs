using System.IO.Compression;
using PerfGates.Probes.Bundle;

namespace PerfGates.Tests.Probes.Bundle;

public class Encodings : BundleFolder
{
    private async Task<double> Total(string encoding) => (await Gate($"path: app.js\nencoding: {encoding}"))["total"];

    [Fact]
    public async Task Raw_is_the_length_of_the_file()
    {
        Write("app.js", 12_345);
        Assert.Equal(12_345, await Total("raw"));
    }

    // Known answers of the program gzip 1.12 and of node 24's zlib module.
    [Fact]
    public async Task Nothing_still_has_a_header()
    {
        Write("app.js", []);
        Assert.Equal(0, await Total("raw"));
        Assert.Equal(20, await Total("gzip"));
        Assert.Equal(1, await Total("brotli"));
    }

    [Fact]
    public async Task Small_known_answers()
    {
        Write("app.js", "hello hello hello hello\n"u8.ToArray());
        Assert.Equal(29, await Total("gzip"));
        Assert.Equal(23, await Total("brotli"));
    }

    [Theory]
    [InlineData("raw", null)]
    [InlineData("served", "as served")]
    [InlineData("gzip", "gzip9 of .NET ")]
    [InlineData("brotli", "brotli11.22 of .NET ")]
    public async Task Sizes_depend_on_the_encoder_and_its_version(string encoding, string? encoder)
    {
        Write("app.woff2");
        var facts = (await Run($"path: app.woff2\nencoding: {encoding}")).Facts;
        if (encoder is null) Assert.Empty(facts);
        else Assert.StartsWith(encoder, Assert.Single(facts).Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4_096)]
    [InlineData(300_000)]
    [InlineData(3_000_000)]
    public async Task Gzip_is_what_the_smallest_gzip_stream_writes_in_one_piece(int length)
    {
        Write("app.js", length);
        using var written = new MemoryStream();
        using (var gzip = new GZipStream(written, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(Bytes(length));
        Assert.Equal(written.Length, await Total("gzip"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65_537)]
    public async Task Brotli_is_what_the_encoder_makes_of_it_in_one_piece(int length)
    {
        Write("app.js", length);
        var output = new byte[BrotliEncoder.GetMaxCompressedLength(length)];
        Assert.True(BrotliEncoder.TryCompress(Bytes(length), output, out var written, 11, 22));
        Assert.Equal(written, await Total("brotli"));
    }

    [Fact]
    public async Task Gzip_is_the_default()
    {
        Write("app.js", 5_000);
        Assert.Equal(await Total("gzip"), (await Gate("path: app.js"))["total"]);
    }

    [Fact]
    public async Task Cancelling_ends_the_run()
    {
        Write("app.js", 5_000);
        Cancellation = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run("path: app.js\nencoding: brotli"));
    }

    [Theory]
    [InlineData("Gzip")]
    [InlineData("Brotli")]
    public void Cancelling_ends_also_the_compression_of_one_file(string encoding) =>
        Assert.Throws<OperationCanceledException>(() => Compression.Size(Enum.Parse<BundleEncoding>(encoding), Bytes(5_000), new CancellationToken(canceled: true)));
}
