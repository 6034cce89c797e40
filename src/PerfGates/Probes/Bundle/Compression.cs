using System.IO.Compression;
using System.Runtime.InteropServices;

namespace PerfGates.Probes.Bundle;

/// <summary>The exact compressed size of a content.</summary>
internal static class Compression
{
    private const int BrotliQuality = 11, BrotliWindow = 22, GzipLevel = 9;

    // RFC 1952: header of 10 bytes, the empty deflate block of 2, trailer of 8. GZipStream writes nothing for nothing.
    private const int EmptyGzip = 20;

    // Small enough that Ctrl-C is heard within a second; how the input is cut does not change the output.
    private const int BrotliSlice = 64 * 1024, GzipSlice = 1024 * 1024;

    /// <summary>Names the encoding with everything that decides its sizes, for the cache.</summary>
    public static string Method(BundleEncoding encoding) => encoding == BundleEncoding.Brotli ? $"brotli{BrotliQuality}.{BrotliWindow}" : $"gzip{GzipLevel}";

    /// <summary>
    /// Names the encoder with its version, for baselines: gzip and brotli come with the .NET runtime that PerfGates itself
    /// runs on, and each of its platforms has its own. Empty where nothing is encoded.
    /// </summary>
    public static string Encoder(BundleEncoding encoding) => encoding switch
    {
        BundleEncoding.Raw => "",
        BundleEncoding.Served => "as served",
        _ => $"{Method(encoding)} of .NET {Environment.Version} for {RuntimeInformation.RuntimeIdentifier}",
    };

    public static long Size(BundleEncoding encoding, ReadOnlySpan<byte> content, CancellationToken cancellation) =>
        encoding == BundleEncoding.Brotli ? Brotli(content, cancellation) : Gzip(content, cancellation);

    private static long Gzip(ReadOnlySpan<byte> content, CancellationToken cancellation)
    {
        if (content.IsEmpty) return EmptyGzip;
        using var counter = new Counter();
        using (var gzip = new GZipStream(counter, new ZLibCompressionOptions { CompressionLevel = GzipLevel }, leaveOpen: true))
            for (var slice = content; slice.Length > 0; slice = slice[Math.Min(slice.Length, GzipSlice)..])
            {
                cancellation.ThrowIfCancellationRequested();
                gzip.Write(slice[..Math.Min(slice.Length, GzipSlice)]);
            }
        return counter.Length;
    }

    private static long Brotli(ReadOnlySpan<byte> content, CancellationToken cancellation)
    {
        using var encoder = new BrotliEncoder(BrotliQuality, BrotliWindow);
        Span<byte> output = stackalloc byte[4096];
        long size = 0;
        bool complete;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var slice = content[..Math.Min(content.Length, BrotliSlice)];
            var status = encoder.Compress(slice, output, out var consumed, out var written, isFinalBlock: slice.Length == content.Length);
            if (status == System.Buffers.OperationStatus.InvalidData) throw new InvalidDataException("The brotli encoder refused its input.");
            content = content[consumed..];
            size += written;
            complete = status == System.Buffers.OperationStatus.Done && content.IsEmpty;
        }
        while (!complete);
        return size;
    }

    private sealed class Counter : Stream
    {
        private long _length;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => _length;
        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => _length += count;
        public override void Write(ReadOnlySpan<byte> buffer) => _length += buffer.Length;
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
