using PerfGates.Baselines;
using PerfGates.Probes;
using PerfGates.Verdicts;

namespace PerfGates.Equipment;

/// <summary>What a machine has for measuring, as it was found.</summary>
/// <param name="Programs">Of those that gates may need, in the order of <see cref="KnownProgram.All"/>.</param>
/// <param name="HasQuic">HTTP/3 can be spoken.</param>
/// <param name="ClockTick">The smallest step of the clock, in seconds.</param>
/// <param name="Now">What else the machine did while it was looked at.</param>
/// <param name="Stalled">For which share of the last ten seconds work waited for a resource: "cpu", "memory", "io"; empty where the kernel does not tell.</param>
/// <param name="RuntimeAnswers">Whether the diagnostics of a .NET program can be asked here; null where nobody has looked.</param>
/// <param name="LockedBy">The process that is measuring now; null for none.</param>
internal sealed record Inventory(
    MachineSummary Machine,
    Fingerprint Fingerprint,
    IReadOnlyList<FoundTool> Programs,
    FoundGpu Gpu,
    bool HasQuic,
    double ClockTick,
    Disturbance Now,
    IReadOnlyDictionary<string, double> Stalled,
    bool? RuntimeAnswers,
    string? LockedBy);

/// <param name="Called">The name under which it was found; null if it was not.</param>
/// <param name="Version">Null where it does not tell.</param>
internal sealed record FoundTool(KnownProgram Program, string? Called, string? Version)
{
    /// <summary>What happened instead when it was asked for its version, for people; null if nothing did.</summary>
    public string? Wrong { get; init; }
}

/// <param name="Found">For people; null for none.</param>
/// <param name="WhyNot">For people; null where one was found.</param>
/// <param name="IsAbsent">There is none; else there may be one that cannot be read.</param>
internal sealed record FoundGpu(string? Found, string? WhyNot, bool IsAbsent);
