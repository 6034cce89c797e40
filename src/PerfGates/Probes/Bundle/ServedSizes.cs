using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Bundle;

/// <summary>
/// Sizes as the server sends them, without compressing anything: from the endpoints manifest that the SDK writes, else
/// from a compressed twin beside the file. What has neither is not guessed.
/// </summary>
internal static class ServedSizes
{
    private const string ManifestEnding = ".staticwebassets.endpoints.json";

    public static async Task<IReadOnlyList<SizedFile>> MeasureAsync(ShippedFiles shipped, BundleSettings settings, RunContext context, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var manifests = Manifests(shipped.Root, context.Build).Where(File.Exists).Distinct().Select(m => Read(m, settings, problems)).ToArray();
        if (problems.Count > 0) return [];
        var sizes = await LargestFirst.ReadAsync(shipped.Files, settings.Path.Span, Served, problems, cancellation);
        if (problems.Count == 0)
            foreach (var file in shipped.Files.ExceptBy(sizes.Select(s => s.Name), f => f.Name))
                problems.Add(Rules.NotServed.At(settings.EncodingSpan, file.Name, Lacking(file)));
        return sizes;

        // The manifest knows a file by the hash of its content, so one of an older build is silent and never wrong.
        long? Served(ShippedFile file, ReadOnlySpan<byte> content)
        {
            var integrity = $"sha256-{Convert.ToBase64String(SHA256.HashData(content))}";
            foreach (var manifest in manifests)
                if (manifest.TryGetValue(integrity, out var size)) return size;
            return Beside(file);
        }
    }

    // What was published goes before what was only built: publishing compresses harder.
    private static IEnumerable<string> Manifests(string root, BuildFacts build) =>
    [
        .. Beside(root),
        .. Path.GetDirectoryName(root) is { } parent ? Beside(parent) : [],
        .. build.PublishFolder is { } published ? Beside(published) : [],
        .. build.Outputs.Select(o => Path.ChangeExtension(o, null) + ManifestEnding),
    ];

    private static IEnumerable<string> Beside(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + ManifestEnding).Order(StringComparer.Ordinal) : [];

    // Formats that are compressed already go out as they are.
    private static long? Beside(ShippedFile file)
    {
        if (Twin(file) is { } twin) return IsStale(twin, file) ? null : twin.Length;
        return FileType.AlreadyCompressed.Any(e => file.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? file.Length : null;
    }

    private static FileInfo? Twin(ShippedFile file) => FileType.Twins.Select(t => new FileInfo(file.FullPath + t)).FirstOrDefault(t => t.Exists);

    // Made from an older state of the file. Archives round times to two seconds, so less says nothing.
    private static bool IsStale(FileInfo twin, ShippedFile file) => twin.LastWriteTimeUtc < file.Modified - TimeSpan.FromSeconds(2);

    private static string Lacking(ShippedFile file) => Twin(file) is { } stale
        ? $"'{stale.Name}' beside it is older than it"
        : $"no compressed file ({string.Join(", ", FileType.Twins)}) lies beside it";

    /// <returns>Integrity of the content → what is sent for it to a browser that takes every encoding.</returns>
    private static Dictionary<string, long> Read(string path, BundleSettings settings, ICollection<Diagnostic> problems)
    {
        Dictionary<string, long> sent = [], compressed = [];
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var endpoint in manifest.RootElement.GetProperty("Endpoints").EnumerateArray())
            {
                if (Value(endpoint, "EndpointProperties", "integrity") is not { } integrity || Value(endpoint, "ResponseHeaders", "Content-Length") is not { } length) continue;
                var sizes = endpoint.GetProperty("Selectors").GetArrayLength() > 0 ? compressed : sent;
                var size = long.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture);
                sizes[integrity] = sizes.TryGetValue(integrity, out var other) ? Math.Min(size, other) : size;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            problems.Add(Rules.FileUnreadable.At(settings.EncodingSpan, path, e.Message));
        }
        // The smallest of the compressed forms goes out, even where the file itself is smaller still (seen with SDK 10.0.401).
        foreach (var (integrity, size) in compressed) sent[integrity] = size;
        return sent;
    }

    private static string? Value(JsonElement endpoint, string list, string name) => endpoint.GetProperty(list).EnumerateArray()
        .Where(p => p.GetProperty("Name").ValueEquals(name))
        .Select(p => p.GetProperty("Value").GetString())
        .FirstOrDefault();
}
