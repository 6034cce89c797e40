using Microsoft.Win32.SafeHandles;

namespace PerfGates.Processes;

/// <summary>
/// A file of /proc that is read again and again: Linux only. It stays open, which saves most of the cost, and which ties it
/// to its process: whoever gets the same id later is not read by mistake.
/// </summary>
internal sealed class ProcFile(string path) : IDisposable
{
    private SafeFileHandle? _handle;

    /// <summary>It is there, and this user may not read it.</summary>
    public bool IsForbidden { get; private set; }

    /// <summary>As much of the text as the buffer takes; empty where it cannot be read, as when its process has ended.</summary>
    public ReadOnlySpan<byte> Read(byte[] buffer)
    {
        try
        {
            _handle ??= File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return buffer.AsSpan(0, RandomAccess.Read(_handle, buffer, 0));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            IsForbidden = unreadable is UnauthorizedAccessException;
            Dispose();
            return [];
        }
    }

    /// <summary>"VmHWM:	   12345 kB" is 12345; null where no line begins with the name.</summary>
    public static long? Field(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            if (line.StartsWith(name) && System.Buffers.Text.Utf8Parser.TryParse(line[name.Length..].TrimStart(" \t"u8), out long value, out _)) return value;
            text = end < 0 ? [] : text[(end + 1)..];
        }
        return null;
    }

    public void Dispose()
    {
        _handle?.Dispose();
        _handle = null;
    }
}
