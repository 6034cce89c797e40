namespace PerfGates.Running;

/// <summary>
/// One measurement at a time for each user of a machine: an exclusively opened file, which the operating system lets go
/// of when its owner dies, however that happens. The owner's process id stands in a second file, for whoever waits.
/// </summary>
internal sealed class MachineLock : IDisposable
{
    // What the runtime reports for flock(2) with LOCK_NB on a held file, and for CreateFile without sharing.
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _held;

    private MachineLock(FileStream held) => _held = held;

    /// <summary>The lock, or null if another process still held it after <paramref name="limit"/>.</summary>
    /// <exception cref="IOException">The file cannot be made or opened, for another reason than that it is held.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    /// <param name="waiting">Called once, with the owner, when there is something to wait for.</param>
    public static async Task<MachineLock?> TakeAsync(string path, TimeSpan limit, TimeProvider clock, Action<string> waiting, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var started = clock.GetTimestamp();
        var told = false;
        while (true)
        {
            if (TryOpen(path) is { } held)
            {
                await File.WriteAllTextAsync(OwnerFile(path), $"{Environment.ProcessId}", cancellation);
                return new(held);
            }
            if (!told) waiting(Owner(path));
            told = true;
            if (clock.GetElapsedTime(started) >= limit) return null;
            await Task.Delay(Interval, clock, cancellation);
        }
    }

    /// <summary>The process id of who holds or last held it; "unknown" if it did not get to write it.</summary>
    public static string Owner(string path)
    {
        try
        {
            return File.ReadAllText(OwnerFile(path));
        }
        catch (IOException)
        {
            return "unknown";
        }
    }

    public void Dispose() => _held.Dispose();

    // The file stays: removing it would let a third process create and lock a new one while a second still waits for the old.
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (held.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            return null;
        }
    }

    private static string OwnerFile(string path) => path + ".owner";
}
