using PerfGates.Diagnostics;

namespace PerfGates.Probes.Bundle;

/// <summary>What a file's content weighs; null if nobody can tell. Called from several threads.</summary>
internal delegate long? Weigh(ShippedFile file, ReadOnlySpan<byte> content);

/// <summary>
/// Reads every file once, over all cores. The largest come first, because a large one begun last keeps one core busy
/// while the others wait, and so that one buffer per core, made for its first file, fits all the later ones.
/// </summary>
internal static class LargestFirst
{
    /// <returns>The files that have a weight, the largest file first.</returns>
    public static async Task<IReadOnlyList<SizedFile>> ReadAsync(IReadOnlyList<ShippedFile> files, SourceSpan span, Weigh weigh, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        ShippedFile[] order = [.. files];
        Array.Sort(order, (a, b) => a.Length != b.Length ? b.Length.CompareTo(a.Length) : string.CompareOrdinal(a.Name, b.Name));
        var sized = new SizedFile?[order.Length];
        var complaints = new Diagnostic?[order.Length];
        var next = -1;
        var workers = new Task[Math.Min(Environment.ProcessorCount, order.Length)];
        for (var i = 0; i < workers.Length; i++) workers[i] = Task.Run(Work, cancellation);
        await Task.WhenAll(workers);
        foreach (var complaint in complaints.OfType<Diagnostic>()) problems.Add(complaint);
        return [.. sized.OfType<SizedFile>()];

        void Work()
        {
            byte[] buffer = [];
            for (int i; (i = Interlocked.Increment(ref next)) < order.Length;)
            {
                cancellation.ThrowIfCancellationRequested();
                var file = order[i];
                if (Read(file, ref buffer) is { } problem) complaints[i] = Rules.FileUnreadable.At(span, file.FullPath, problem);
                else if (weigh(file, buffer.AsSpan(0, (int)file.Length)) is { } size) sized[i] = new(file.Name, size);
            }
        }
    }

    // Length and time are compared after reading: a size must belong to one state of the file.
    private static string? Read(ShippedFile file, ref byte[] buffer)
    {
        if (file.Length >= Array.MaxLength) return "it is too large to be compressed here (2 GB); choose encoding raw";
        // One byte more than it should take shows that the file grew.
        if (buffer.Length <= file.Length) buffer = GC.AllocateUninitializedArray<byte>((int)file.Length + 1);
        try
        {
            using var handle = File.OpenHandle(file.FullPath, options: FileOptions.SequentialScan);
            var filled = 0;
            while (filled <= file.Length && RandomAccess.Read(handle, buffer.AsSpan(filled, (int)file.Length + 1 - filled), filled) is > 0 and var read) filled += read;
            return filled == file.Length && File.GetLastWriteTimeUtc(handle) == file.Modified ? null : "it changed while it was measured; run again when nothing writes there";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}
