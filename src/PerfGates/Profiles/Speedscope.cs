using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfGates.Profiles;

/// <summary>
/// A profile as https://www.speedscope.app shows it. Equal stacks stand there once with their weight, so the file stays small and
/// its "left heavy" view is the one to look at: https://github.com/jlfwong/speedscope/wiki/Importing-from-custom-sources.
/// </summary>
internal static class Speedscope
{
    /// <param name="gate">Name of a gate.</param>
    public static string FileName(string gate)
    {
        var plain = string.Concat(gate.Take(60).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-'));
        // "a b" and "a/b" are two gates.
        return $"why-{plain}{(plain == gate ? "" : $"-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(gate)))[..4]}")}.speedscope.json";
    }

    /// <param name="name">Of what was run.</param>
    /// <param name="exporter">"perfgates 1.0.0".</param>
    public static string Render(StackProfile profile, string name, string exporter)
    {
        List<string> frames = [.. profile.Stacks.SelectMany(s => s.Frames).Distinct().Order(StringComparer.Ordinal)];
        var index = frames.Select((f, i) => (f, i)).ToDictionary(f => f.f, f => f.i, StringComparer.Ordinal);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://www.speedscope.app/file-format-schema.json");
            json.WriteString("name", name);
            json.WriteString("exporter", exporter);
            json.WriteNumber("activeProfileIndex", 0);
            json.WriteStartObject("shared");
            json.WriteStartArray("frames");
            foreach (var frame in frames)
            {
                json.WriteStartObject();
                json.WriteString("name", frame);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartArray("profiles");
            json.WriteStartObject();
            json.WriteString("type", "sampled");
            json.WriteString("name", name);
            json.WriteString("unit", "none");
            json.WriteNumber("startValue", 0);
            json.WriteNumber("endValue", profile.Samples);
            json.WriteStartArray("samples");
            foreach (var stack in profile.Stacks)
            {
                json.WriteStartArray();
                foreach (var frame in stack.Frames) json.WriteNumberValue(index[frame]);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteStartArray("weights");
            foreach (var stack in profile.Stacks) json.WriteNumberValue(stack.Count);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
