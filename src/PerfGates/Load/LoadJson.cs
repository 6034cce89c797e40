using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGates.Load;

/// <summary>How plan, orders and events look as lines; both sides use it.</summary>
internal static class LoadJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, // what the system does not say is NaN
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options) ?? throw new JsonException("null is not enough");
}
