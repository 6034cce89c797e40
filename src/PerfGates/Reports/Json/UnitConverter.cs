using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGates.Units;

namespace PerfGates.Reports.Json;

/// <summary>A dimension as the word of its base unit, as everywhere in a report.</summary>
internal sealed class UnitConverter : JsonConverter<Dimension>
{
    public override Dimension Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ReportUnits.DimensionOf(reader.GetString()) is { } known ? known : throw new JsonException("the unit is not known");

    public override void Write(Utf8JsonWriter writer, Dimension value, JsonSerializerOptions options) => writer.WriteStringValue(ReportUnits.Of(value));
}
