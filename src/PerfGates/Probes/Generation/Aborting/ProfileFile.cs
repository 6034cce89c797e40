using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PerfGates.Probes.Generation.Aborting;

/// <summary>Keeps the shape of a gate's last accepted run from one invocation to the next.</summary>
internal static class ProfileFile
{
    /// <summary>Null where there is none that can be read; then runs are projected with more care.</summary>
    public static StepProfile? Read(RunContext context)
    {
        var file = PathOf(context);
        if (!File.Exists(file)) return null;
        try
        {
            return JsonSerializer.Deserialize<StepProfile>(File.ReadAllText(file)) is { Steps.Count: > 0 } profile && profile.Steps.Append(profile.Tail).All(s => double.IsFinite(s) && s >= 0) ? profile : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            context.Report($"the shape of the last accepted run cannot be read from '{file}': {e.Message}");
            return null;
        }
    }

    public static void Write(RunContext context, StepProfile profile)
    {
        var file = PathOf(context);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // Never half a file, whoever is ended when.
            File.WriteAllText(file + ".new", JsonSerializer.Serialize(profile));
            File.Move(file + ".new", file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            context.Report($"the shape of this run cannot be kept in '{file}': {e.Message}");
        }
    }

    // Names of gates are free text.
    private static string PathOf(RunContext context) =>
        Path.Combine(context.CacheFolder, "generation", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context.Gate)))[..16] + ".json");
}
