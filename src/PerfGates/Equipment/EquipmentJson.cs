using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfGates.Equipment;

/// <summary>A checked machine, for programs. Within a schema members are only ever added.</summary>
internal static class EquipmentJson
{
    private const int Schema = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="noise">Null where nobody asked, or it could not be measured.</param>
    public static string Text(string tool, IReadOnlyList<EquipmentLine> lines, NoiseFigures? noise) => JsonSerializer.Serialize(
        new { Schema, Tool = tool, Checks = lines.Select(l => new { State = EquipmentText.Word(l.State), l.Name, l.Found, l.For, l.ToDo }), Noise = noise }, Options) + "\n";
}
