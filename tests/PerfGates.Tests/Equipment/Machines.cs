using PerfGates.Baselines;
using PerfGates.Equipment;
using PerfGates.Probes;

namespace PerfGates.Tests.Equipment;

/// <summary>What two machines might have.</summary>
internal static class Machines
{
    public static Inventory OfADeveloper { get; } = new(
        new("Debian GNU/Linux 12 (bookworm)", "x64", ".NET 10.0.0", 8),
        new(new Dictionary<string, string> { ["cores"] = "8", ["cpu"] = "GenuineIntel Intel(R) Core(TM) i7-1185G7", ["memory"] = "32 GiB", ["virtualisation"] = "bare metal", ["governor"] = "powersave" }),
        [.. KnownProgram.All.Select(p => new FoundTool(p, p.Title == "k6" ? null : p.Names[0], p.Title == "browser" ? null : "1.2.3"))],
        new("NVIDIA RTX A2000 (NVML, driver 535.104.05)", null, false),
        HasQuic: true, 25e-9, new(0.001, 0.034, 0, null), new Dictionary<string, double> { ["cpu"] = 0.0123, ["memory"] = 0, ["io"] = 0 }, RuntimeAnswers: true, LockedBy: null);

    public static Inventory OfABareContainer { get; } = new(
        new("Alpine Linux v3.20", "arm64", ".NET 10.0.0", 1),
        new(new Dictionary<string, string> { ["cores"] = "1", ["quota"] = "0.5 cores", ["virtualisation"] = "virtual machine (Amazon EC2), container" }),
        [.. KnownProgram.All.Select(p => new FoundTool(p, p.Title == "browser" ? "google-chrome" : null, "128.0"))],
        new(null, "the driver does not answer", false),
        HasQuic: false, 4.1e-6, new(0.12, 0.5, 0, "12 % of processor time was stolen by the hypervisor"), new Dictionary<string, double> { ["cpu"] = 0.61 }, RuntimeAnswers: false, LockedBy: "4711");

    public static Inventory Unknown { get; } = OfADeveloper with { Fingerprint = new(new Dictionary<string, string>()), Programs = [.. OfADeveloper.Programs.Select(Failing)], Stalled = new Dictionary<string, double>(), Gpu = new(null, "no GPU was found", true), Now = Disturbance.None, RuntimeAnswers = null };

    public static NoiseFigures Noise { get; } = new(12, 0.0234, 0.0312, 25, 0.00008);

    public static string Shown => EquipmentText.Render(Examination.Of(OfADeveloper)) + "\n" + EquipmentText.Render(Noise);

    // As without an SDK.
    private static FoundTool Failing(FoundTool tool) => tool.Program.Title == ".NET SDK" ? tool with { Version = null, Wrong = "'dotnet --version' ends with 145" } : tool;
}
