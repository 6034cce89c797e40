using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PerfGates.Diagnostics;
using PerfGates.Processes;

namespace PerfGates.Probes;

/// <summary>
/// Builds a project with optimisation, into a folder of its own, so that it never meets the files of the
/// build that asked. It is incremental: everything but the compiler's work is repeated each time.
/// </summary>
internal static partial class ReleaseBuild
{
    /// <summary>Full path of the assembly; null after a problem.</summary>
    public static async Task<string?> RunAsync(MeasuredProject project, RunContext context, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var built = await BuildAsync(project, [], context, problems, cancellation);
        // A project of several frameworks has no assembly of its own: of its newest framework it does.
        if (built is { Assembly: "", Frameworks.Length: > 0 })
            built = await BuildAsync(project, ["--framework", Newest(built.Frameworks)], context, problems, cancellation);
        return built?.Assembly;
    }

    private sealed record Built(string Assembly, string Frameworks);

    private static async Task<Built?> BuildAsync(MeasuredProject project, string[] more, RunContext context, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var log = Path.Combine(context.LogFolder, "build.log");
        var build = new DotNetBuild("build", project.Path, ["--configuration", "Release", "--artifacts-path", Folder(project, context), "-target:Build", .. more], log);
        var answer = await build.RunAsync(context.Processes, "TargetPath", ["TargetFrameworks"], cancellation);
        if (answer.Properties is { } properties) return new(properties["TargetPath"], properties["TargetFrameworks"]);
        problems.Add(project.Use.BuildFailed.At(project.Span, project.Label, answer.FirstError, log));
        return null;
    }

    // Projects of one name in two folders get two folders here.
    private static string Folder(MeasuredProject project, RunContext context) =>
        Path.Combine(context.CacheFolder, project.Use.Folder, $"{Path.GetFileNameWithoutExtension(project.Path)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project.Path)))[..8]}");

    private static string Newest(string frameworks) =>
        frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .MaxBy(f => FrameworkName().Match(f) is { Success: true } match ? Version.Parse(match.Groups["version"].Value) : new Version(0, 0))!;

    [GeneratedRegex(@"^net(?<version>[0-9]+\.[0-9]+)(-.*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FrameworkName();
}
