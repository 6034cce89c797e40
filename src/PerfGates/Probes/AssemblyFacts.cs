using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PerfGates.Probes;

/// <summary>What an assembly says of itself, read without loading it.</summary>
internal static class AssemblyFacts
{
    /// <summary>No: it is a library.</summary>
    public static bool CanBeStarted(string assembly) => File.Exists(Beside(assembly, ".runtimeconfig.json"));

    /// <summary>"Bench.dll" and ".deps.json" → "Bench.deps.json".</summary>
    public static string Beside(string assembly, string ending) => Path.ChangeExtension(assembly, null) + ending;

    /// <summary>Compiled without optimisation, so that its figures would be of another program.</summary>
    public static bool IsDebugBuild(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (TypeName(metadata, attribute) != nameof(DebuggableAttribute)) continue;
            var arguments = metadata.GetBlobReader(attribute.Value);
            arguments.ReadUInt16(); // the prolog, ECMA-335 II.23.3
            // Two constructors: the four bytes of DebuggingModes, or two flags of which the second is "optimiser disabled".
            if (arguments.RemainingBytes >= sizeof(int) + sizeof(ushort))
                return ((DebuggableAttribute.DebuggingModes)arguments.ReadInt32()).HasFlag(DebuggableAttribute.DebuggingModes.DisableOptimizations);
            arguments.ReadBoolean();
            return arguments.ReadBoolean();
        }
        return false;
    }

    private static string? TypeName(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name)
            : null;
}
