using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PerfGates.Probes;
using PerfGates.Resources;

namespace PerfGates.Recordings;

/// <summary>How a recording looks as JSON: the types as they are, so that nothing of a measurement can be forgotten.</summary>
internal static class RecordingJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new SampleConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, // NaN: what was not measured; Infinity: what nothing bounds
        IncludeFields = true, // of pairs of numbers
        IgnoreReadOnlyProperties = true, // they follow from the others
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { TellKinds } },
    };

    /// <summary>Every kind of <see cref="Evidence"/> is a type inside of it.</summary>
    private static void TellKinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(Evidence)) return;
        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "is", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization };
        foreach (var kind in typeof(Evidence).GetNestedTypes(System.Reflection.BindingFlags.NonPublic)) type.PolymorphismOptions.DerivedTypes.Add(new(kind, JsonNamingPolicy.CamelCase.ConvertName(kind.Name)));
    }

    /// <summary>A sample is a list of its nine figures in their order: there are tens of thousands of them.</summary>
    private sealed class SampleConverter : JsonConverter<ResourceSample>
    {
        private static readonly JsonConverter<double?[]> Figures = (JsonConverter<double?[]>)JsonSerializerOptions.Default.GetConverter(typeof(double?[]));

        public override ResourceSample Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Figures.Read(ref reader, typeof(double?[]), JsonSerializerOptions.Default) is [{ } time, var proportional, { } anonymous, { } processor, var read, var written, { } threads, var handles, { } processes]
                ? new(time, (long?)proportional, (long)anonymous, processor, (long?)read, (long?)written, (int)threads, (int?)handles, (int)processes)
                : throw new JsonException("a sample is a list of nine figures");

        public override void Write(Utf8JsonWriter writer, ResourceSample sample, JsonSerializerOptions options)
        {
            // Times to the microsecond: more digits would be most of the file.
            double?[] figures = [Math.Round(sample.Time, 6), sample.Proportional, sample.Anonymous, Math.Round(sample.Processor, 6), sample.ReadBytes, sample.WrittenBytes, sample.Threads, sample.Handles, sample.Processes];
            Figures.Write(writer, figures, JsonSerializerOptions.Default);
        }
    }
}
