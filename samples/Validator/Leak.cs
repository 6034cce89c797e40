using System.Collections.Concurrent;

namespace Validator;

/// <summary>The planted fault: a history that grows with each request and that nobody reads. It stops at half a gigabyte, for the sake of the machine.</summary>
public sealed class Leak
{
    private const int Most = 8000, Size = 64_000;

    private readonly ConcurrentQueue<byte[]> history = new();

    public void Remember()
    {
        if (history.Count >= Most) return;
        var entry = new byte[Size];
        entry.AsSpan().Fill(1); // untouched pages are not in memory
        history.Enqueue(entry);
    }
}
