namespace PerfGates.Gpu;

/// <summary>What reads graphics memory here.</summary>
/// <param name="Source">For people: "NVML", "drm".</param>
/// <param name="Version">Of the driver; empty where nobody says.</param>
/// <param name="NoSpill">Why nobody counts what spills over to system memory; null if somebody does.</param>
internal sealed record GpuFacts(string Source, string Version, string? NoSpill);
