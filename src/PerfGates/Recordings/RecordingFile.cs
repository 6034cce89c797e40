using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PerfGates.Baselines;
using PerfGates.Diagnostics;

namespace PerfGates.Recordings;

/// <summary>A recording as a file: JSON, compressed where its name ends in .gz.</summary>
internal static class RecordingFile
{
    public static string Write(Recording recording) => JsonSerializer.Serialize(recording, RecordingJson.Options) + "\n";

    /// <summary>As it lies on the disk.</summary>
    public static byte[] Packed(string text, string path)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!path.EndsWith(".gz", StringComparison.Ordinal)) return bytes;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Never throws; null after a problem.</summary>
    /// <param name="packed">As it lies on the disk, whatever its name is.</param>
    public static Recording? Read(byte[] packed, string path, ICollection<Diagnostic> problems)
    {
        string text;
        try
        {
            text = Encoding.UTF8.GetString(Unpacked(packed));
        }
        catch (InvalidDataException damaged)
        {
            problems.Add(Rules.RecordingUnreadable.At(SourceSpan.StartOf(path), path, damaged.Message));
            return null;
        }
        var source = new BaselineText(text, path);
        try
        {
            if (Refusal(source, path) is { } refusal)
            {
                problems.Add(refusal);
                return null;
            }
            var recording = JsonSerializer.Deserialize<Recording>(source.Bytes, RecordingJson.Options)!;
            return Checked(recording, path, problems);
        }
        catch (JsonException e)
        {
            var at = source.At(e.LineNumber ?? 0, e.BytePositionInLine ?? 0);
            problems.Add(e.Path is null ? Rules.RecordingSyntax.At(at, FirstSentence(e.Message)) : Rules.RecordingShape.At(at, e.Path, ""));
            return null;
        }
    }

    // RFC 1952: what is compressed begins with these.
    private static byte[] Unpacked(byte[] bytes)
    {
        if (bytes is not [0x1F, 0x8B, ..]) return bytes;
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    // Reads all of it once, so that a file that was cut off is called that, whatever else may be wrong with it.
    private static Diagnostic? Refusal(BaselineText source, string path)
    {
        var reader = new Utf8JsonReader(source.Bytes);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return Rules.NoRecording.At(SourceSpan.StartOf(path), path, "it is not a mapping");
        Diagnostic? refusal = Rules.NoRecording.At(SourceSpan.StartOf(path), path, "it has no 'version'");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isVersion = reader.ValueTextEquals("version");
            reader.Read();
            var (from, number) = (reader.TokenStartIndex, 0);
            var isNumber = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out number);
            reader.Skip();
            if (isVersion) refusal = !isNumber ? Rules.NoRecording.At(source.Span(from, reader.BytesConsumed), path, "its 'version' is no number")
                : number == Recording.CurrentVersion ? null
                : Rules.RecordingVersion.At(source.Span(from, reader.BytesConsumed), number, Recording.CurrentVersion);
        }
        reader.Read(); // complains of anything behind
        return refusal;
    }

    private static Recording? Checked(Recording recording, string path, ICollection<Diagnostic> problems)
    {
        var start = SourceSpan.StartOf(path);
        foreach (var gate in recording.Gates.GroupBy(g => g.Name).Where(g => g.Count() > 1)) problems.Add(Rules.RecordingShape.At(start, "$.gates", $": gate '{gate.Key}' is there twice"));
        var told = recording.Gates.SelectMany(g => g.Problems.Concat(g.Rounds.SelectMany(r => r.Head.Problems.Concat(r.Base?.Problems ?? []))));
        foreach (var code in told.Where(p => !p.IsKnown).Select(p => p.Code).Distinct()) problems.Add(Rules.RecordingShape.At(start, "$.gates", $": this version of PerfGates has no code '{code}'"));
        return problems.Count == 0 ? recording : null;
    }

    // The first sentence says what is wrong, the others where it is, which the position says better.
    private static string FirstSentence(string message) => message.Split(". ")[0].TrimEnd('.');
}
