using System.Runtime.InteropServices;
using PerfGates.Gpu;
using PerfGates.Planning;
using PerfGates.Verdicts;

namespace PerfGates.Running;

/// <summary>What is known of this machine, as far as gates can require it.</summary>
internal sealed class MachineFacts(IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Names of browsers that are built on Chromium.</summary>
    public static IReadOnlyList<string> Browsers { get; } = ["chromium-headless-shell", "chromium", "google-chrome", "chrome", "msedge"];

    private readonly Lazy<Baselines.Fingerprint> _fingerprint = new(() => MachineFingerprint.Of(
        OperatingSystem.IsLinux() ? SystemTexts.OfMachine() : SystemTexts.Nothing,
        new(
            RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
            $"{Environment.OSVersion.Platform} {Environment.OSVersion.Version.Major}",
            environment.GetValueOrDefault("PROCESSOR_IDENTIFIER"), // Windows sets it: "Intel64 Family 6 Model 154 Stepping 3, GenuineIntel"
            Environment.ProcessorCount,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)));

    public MachineSummary Summary { get; } = new(
        RuntimeInformation.OSDescription, RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(), RuntimeInformation.FrameworkDescription, Environment.ProcessorCount);

    /// <summary>What timings depend on here, read when first asked for.</summary>
    public Baselines.Fingerprint Fingerprint => _fingerprint.Value;

    /// <summary>Why the requirement is not met, for people; null if it is.</summary>
    public string? Absence(Requirement requirement) => requirement.Kind switch
    {
        RequirementKind.Gpu => GpuSources.Absence(environment),
        RequirementKind.Browser => environment.ContainsKey("PERFGATES_BROWSER") || Browsers.Any(OnPath) ? null : "no Chromium-based browser was found on PATH",
        RequirementKind.Linux => OperatingSystem.IsLinux() ? null : "this is not Linux",
        RequirementKind.Windows => OperatingSystem.IsWindows() ? null : "this is not Windows",
        RequirementKind.MacOs => OperatingSystem.IsMacOS() ? null : "this is not macOS",
        RequirementKind.Variable => environment.GetValueOrDefault(requirement.Argument) is { Length: > 0 } ? null : $"the environment variable {requirement.Argument} is not set",
        RequirementKind.Program => OnPath(requirement.Argument) ? null : $"'{requirement.Argument}' was not found on PATH",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public bool OnPath(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        return environment.GetValueOrDefault("PATH", "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => endings.Any(e => File.Exists(Path.Combine(folder, program + e))));
    }
}
