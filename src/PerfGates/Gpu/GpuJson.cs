using System.Text.Json;

namespace PerfGates.Gpu;

/// <summary>How the lines of the processes look that touch a vendor's library; both sides use it.</summary>
internal static class GpuJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">It is not one.</exception>
    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options) ?? throw new JsonException("null is not enough");
}
