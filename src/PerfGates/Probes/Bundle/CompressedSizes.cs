using PerfGates.Units;

namespace PerfGates.Probes.Bundle;

/// <summary>Sizes that have to be computed: gzip and brotli.</summary>
internal static class CompressedSizes
{
    public static async Task<IReadOnlyList<SizedFile>> MeasureAsync(IReadOnlyList<ShippedFile> files, BundleSettings settings, RunContext context, ICollection<Diagnostics.Diagnostic> problems, CancellationToken cancellation)
    {
        var cache = Cache(context);
        var method = Compression.Method(settings.Encoding);
        var progress = new Progress(settings.Encoding, files.Sum(f => f.Length), context);
        var sizes = await LargestFirst.ReadAsync(files, settings.Path.Span, (file, content) =>
        {
            var size = cache?.Size(method, content, Compress) ?? Compress(content);
            progress.Finished(file);
            return size;
        }, problems, cancellation);
        Keep(cache, context);
        context.Report($"{cache?.Added ?? files.Count} of {files.Count} files compressed");
        return sizes;

        long Compress(ReadOnlySpan<byte> content) => Compression.Size(settings.Encoding, content, cancellation);
    }

    // Without a cache the sizes are the same, only later: worth a line, not an error.
    private static SizeCache? Cache(RunContext context)
    {
        try
        {
            return SizeCache.Open(context.CacheFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            context.Report($"known sizes could not be read: {e.Message}");
            return null;
        }
    }

    private static void Keep(SizeCache? cache, RunContext context)
    {
        try
        {
            cache?.Save();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            context.Report($"sizes could not be kept for the next run: {e.Message}");
        }
    }

    /// <summary>Brotli takes a second per megabyte, so it says how far it is; gzip is done before anyone asks.</summary>
    private sealed class Progress(BundleEncoding encoding, long left, RunContext context)
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
        private readonly Lock _lock = new();
        private long _left = left;
        private long _last = context.Clock.GetTimestamp();

        public void Finished(ShippedFile file)
        {
            if (encoding != BundleEncoding.Brotli) return;
            lock (_lock)
            {
                _left -= file.Length;
                if (context.Clock.GetElapsedTime(_last) < Pause) return;
                _last = context.Clock.GetTimestamp();
                context.Report($"brotli, quality 11: {QuantityText.Short(new(_left, Dimension.Size))} left");
            }
        }
    }
}
