using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfGates.Diagnostics;
using PerfGates.Processes;

namespace PerfGates.Probes.Benchmark;

/// <summary>
/// Builds a benchmark project with optimisation, into a folder of its own, so that it never meets the files of the
/// build that asked. It is incremental: everything but the compiler's work is repeated each time.
/// </summary>
internal static partial class ReleaseBuild
{
    /// <summary>Full path of the assembly; null after a problem.</summary>
    public static async Task<string?> RunAsync(BenchmarkProject project, RunContext context, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var built = await BuildAsync(project, [], context, problems, cancellation);
        // A project of several frameworks has no assembly of its own: of its newest framework it does.
        if (built is { Assembly: "", Frameworks.Length: > 0 })
            built = await BuildAsync(project, ["--framework", Newest(built.Frameworks)], context, problems, cancellation);
        return built?.Assembly;
    }

    private sealed record Built(string Assembly, string Frameworks);

    private static async Task<Built?> BuildAsync(BenchmarkProject project, string[] more, RunContext context, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var log = Path.Combine(context.LogFolder, "build.log");
        var (output, errors) = (new StringBuilder(), new List<string>());
        var spec = new ProcessSpec(
            context.Processes.DotNet,
            [
                "build", project.Path, "--configuration", "Release", "--artifacts-path", Folder(project, context), "-p:RunPerfGates=false", "-p:UseSharedCompilation=false", "-nologo", "-verbosity:quiet",
                "-target:Build", "-getProperty:TargetPath,TargetFrameworks", .. more,
            ],
            Path.GetDirectoryName(project.Path)!, // its global.json counts
            log)
        {
            OutputLine = line => output.AppendLine(line),
            ErrorLine = errors.Add,
        };
        var end = await context.Processes.RunAsync(spec, cancellation);
        if (end is { Outcome: ProcessOutcome.Exited, ExitCode: 0 } && Answer(output.ToString()) is { } built) return built;
        problems.Add(Rules.BenchmarkBuildFailed.At(project.Span, project.Label, Cause(end, [.. errors, .. output.ToString().Split('\n')]), log));
        return null;
    }

    // Projects of one name in two folders get two folders here.
    private static string Folder(BenchmarkProject project, RunContext context) =>
        Path.Combine(context.CacheFolder, "benchmarks", $"{Path.GetFileNameWithoutExtension(project.Path)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project.Path)))[..8]}");

    // With -getProperty, MSBuild prints the properties as JSON and everything else to standard error.
    private static Built? Answer(string output)
    {
        if (output.IndexOf('{', StringComparison.Ordinal) is var start && start < 0) return null;
        using var json = JsonDocument.Parse(output[start..]);
        var properties = json.RootElement.GetProperty("Properties");
        return new(properties.GetProperty("TargetPath").GetString()!, properties.GetProperty("TargetFrameworks").GetString()!);
    }

    private static string Newest(string frameworks) =>
        frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .MaxBy(f => FrameworkName().Match(f) is { Success: true } match ? Version.Parse(match.Groups["version"].Value) : new Version(0, 0))!;

    private static string Cause(ProcessEnd end, IEnumerable<string> lines)
    {
        if (end.Outcome == ProcessOutcome.NotStarted) return $"'dotnet' could not be started: {end.Problem}";
        return lines.Select(l => ErrorLine().Match(l)).FirstOrDefault(m => m.Success) is { } first
            ? $"{first.Groups["where"].Value.Trim()} {first.Groups["what"].Value}".Trim()
            : string.Create(CultureInfo.InvariantCulture, $"'dotnet build' ended with exit code {end.ExitCode}");
    }

    // MSBuild's canonical form: "file(line,column): error CS1002: ; expected (project)"
    [GeneratedRegex(@"^(?<where>.*?)\s*:\s+error\s+(?<what>[A-Z]+[0-9]+\s*:.*?)(\s+\[[^\]]*\])?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"^net(?<version>[0-9]+\.[0-9]+)(-.*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FrameworkName();
}
