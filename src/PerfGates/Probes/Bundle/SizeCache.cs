using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace PerfGates.Probes.Bundle;

/// <summary>
/// Compressed sizes by content, kept from one invocation to the next in one file:
/// <code>
/// perfgates bundle sizes 1, .NET 10.0.0, linux-x64
/// SHA-256 of everything below
/// gzip9 SHA-256-of-the-content size            one line each
/// </code>
/// It only saves time: whatever is damaged, or was written by another runtime, whose compressor may differ, is dropped as a whole.
/// </summary>
internal sealed class SizeCache
{
    private const int Most = 50_000;

    private static readonly string Header = $"perfgates bundle sizes 1, .NET {Environment.Version}, {RuntimeInformation.RuntimeIdentifier}";

    private readonly string _path;
    private readonly Dictionary<string, long> _stored;
    private readonly Dictionary<string, long> _used = [];
    private readonly Lock _lock = new();
    private int _added;

    private SizeCache(string path, Dictionary<string, long> stored) => (_path, _stored) = (path, stored);

    /// <summary>How many sizes were not known before.</summary>
    public int Added => _added;

    public static SizeCache Open(string folder)
    {
        var path = Path.Combine(folder, "bundle-sizes.txt");
        return new(path, File.Exists(path) ? Parse(File.ReadAllText(path)) : []);
    }

    public long Size(string method, ReadOnlySpan<byte> content, Func<ReadOnlySpan<byte>, long> compress)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        var key = $"{method} {Convert.ToHexStringLower(hash)}";
        var known = _stored.TryGetValue(key, out var size);
        if (!known) size = compress(content);
        lock (_lock)
        {
            _used[key] = size;
            if (!known) _added++;
        }
        return size;
    }

    /// <summary>Written beside and moved over, so that a reader sees the old file or the new one.</summary>
    public void Save()
    {
        if (_added == 0) return;
        var kept = _stored.Count + _used.Count <= Most ? _used.UnionBy(_stored, entry => entry.Key) : _used;
        var body = string.Concat(kept.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Key} {e.Value}\n")));
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var beside = $"{_path}.{Environment.ProcessId}";
        File.WriteAllText(beside, $"{Header}\n{Checksum(body)}\n{body}");
        File.Move(beside, _path, overwrite: true);
    }

    private static Dictionary<string, long> Parse(string text)
    {
        var parts = text.Split('\n', 3);
        if (parts.Length < 3 || parts[0] != Header || parts[1] != Checksum(parts[2])) return [];
        Dictionary<string, long> sizes = [];
        foreach (var line in parts[2].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var space = line.LastIndexOf(' ');
            sizes[line[..space]] = long.Parse(line.AsSpan(space + 1), CultureInfo.InvariantCulture);
        }
        return sizes;
    }

    private static string Checksum(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
