using System.Security.Cryptography;
using System.Text.Json;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Benchmark;

/// <summary>A built benchmark project that a host process can load.</summary>
/// <param name="Path">Full path of its assembly.</param>
/// <param name="Label">What messages call its project.</param>
internal sealed record BenchmarkAssembly(string Path, string Label)
{
    // The host's own framework; a newer runtime loads it too.
    private const int OldestMajorVersion = 8;

    /// <summary>Null after a problem.</summary>
    public static async Task<BenchmarkAssembly?> FindAsync(BenchmarkSettings settings, RunContext context, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        if (MeasuredProject.Find(settings.Project, settings.Span, BenchmarkSettings.ProjectOf(context.Gate), context, problems) is not { } project) return null;
        if (await project.AssemblyAsync(context, problems, cancellation) is not { } path) return null;
        if (Obstacle(path) is not var (why, wayOut)) return new(path, project.Label);
        problems.Add(Rules.CannotHost.At(project.Span, project.Label, why, wayOut));
        return null;
    }

    /// <summary>Equal where every assembly in its folder is, byte for byte: what is measured may lie in any of them.</summary>
    public string Identity()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(Path)!, "*.dll").Order(StringComparer.Ordinal)) hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public string Beside(string ending) => AssemblyFacts.Beside(Path, ending);

    private static (string Why, string WayOut)? Obstacle(string path)
    {
        if (!AssemblyFacts.CanBeStarted(path)) return ("it is a library", "make it an executable with <OutputType>Exe</OutputType>; its Main is never called");
        if (!File.Exists(AssemblyFacts.Beside(path, ".deps.json"))) return ("it has no .deps.json", "remove GenerateDependencyFile=false");
        if (!File.Exists(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "BenchmarkDotNet.dll")))
            return ("it does not use BenchmarkDotNet", "add <PackageReference Include=\"BenchmarkDotNet\" Version=\"0.14.0\" />");
        using var json = JsonDocument.Parse(File.ReadAllText(AssemblyFacts.Beside(path, ".runtimeconfig.json")));
        var options = json.RootElement.GetProperty("runtimeOptions");
        if (options.TryGetProperty("includedFrameworks", out _)) return ("it is self-contained", "remove SelfContained=true from its project");
        return Oldest(options) is { Major: < OldestMajorVersion } version
            ? ($"it targets .NET {version.Major}.{version.Minor}", $"let it target net{OldestMajorVersion}.0 or later")
            : null;
    }

    private static Version? Oldest(JsonElement options)
    {
        JsonElement[] frameworks = options.TryGetProperty("frameworks", out var several) ? [.. several.EnumerateArray()] : options.TryGetProperty("framework", out var one) ? [one] : [];
        return frameworks.Select(f => Version.Parse(f.GetProperty("version").GetString()!.Split('-')[0])).Min();
    }
}
