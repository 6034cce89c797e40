using System.Text.Json.Serialization;

namespace PerfGates.Revisions;

/// <summary>Where the build of base put what is measured; what <see cref="BaseTree.Marker"/> holds.</summary>
/// <param name="Assemblies">Full paths of the project's own, one for each framework; empty where no project was built.</param>
/// <param name="PublishFolder">Full path; null where nothing was published.</param>
internal sealed record BaseOutputs(IReadOnlyList<string> Assemblies, string? PublishFolder);

[JsonSerializable(typeof(BaseOutputs))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class BaseJson : JsonSerializerContext;
