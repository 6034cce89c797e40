using System.Globalization;
using PerfGates.Units;

namespace PerfGates.Equipment;

/// <summary>Says of an inventory what is well, what is missing, and what that is for. Pure.</summary>
internal static class Examination
{
    // A microsecond is what the finest budgets of people are about; a coarser clock shows them its own steps.
    private const double CoarseTick = 1e-6;

    // As for stolen time: less goes under in the spread between runs.
    private const double MuchStalled = 0.1;

    private static readonly string[] Steady = ["performance"];

    public static IReadOnlyList<EquipmentLine> Of(Inventory inventory) =>
    [
        Line(inventory, ".NET SDK"),
        new(State.Ok, ".NET runtime", inventory.Machine.Runtime, "runs PerfGates", null),
        new(State.Ok, "system", $"{inventory.Machine.System}, {inventory.Machine.Architecture}", "", null),
        Processors(inventory),
        Virtualisation(inventory),
        Governor(inventory),
        new(inventory.ClockTick > CoarseTick ? State.Note : State.Ok, "clock", $"steps of {Time(inventory.ClockTick)}", "every time that is measured", inventory.ClockTick > CoarseTick ? "write no budgets below a thousand of these steps" : null),
        Quiet(inventory),
        Stalls(inventory),
        new(inventory.LockedBy is null ? State.Ok : State.Note, "lock", inventory.LockedBy is null ? "free" : $"held by process {inventory.LockedBy}", "one measurement at a time on a machine", inventory.LockedBy is null ? null : "wait for it, or end it"),
        Gpu(inventory.Gpu),
        Diagnostics(inventory.RuntimeAnswers),
        new(inventory.HasQuic ? State.Ok : State.Missing, "HTTP/3", inventory.HasQuic ? "can be spoken" : "no QUIC library", "http gates with 'protocol: h3'", inventory.HasQuic ? null : "install libmsquic (Linux); Windows 11 and Server 2022 have it"),
        .. inventory.Programs.Where(p => p.Program.Title != ".NET SDK").Select(Line),
    ];

    private static EquipmentLine Line(Inventory inventory, string title) => Line(inventory.Programs.First(p => p.Program.Title == title));

    private static EquipmentLine Line(FoundTool tool) => tool.Called is null
        ? new(State.Missing, tool.Program.Title, "not on PATH", tool.Program.For, tool.Program.ToDo)
        : tool.Wrong is { } wrong ? new(State.Missing, tool.Program.Title, wrong, tool.Program.For, $"see what it prints; {tool.Program.ToDo}")
        : new(State.Ok, tool.Program.Title, $"{(tool.Called == tool.Program.Names[0] || tool.Program.Title == ".NET SDK" ? "" : tool.Called + " ")}{tool.Version ?? "found"}", tool.Program.For, null);

    private static EquipmentLine Processors(Inventory inventory)
    {
        var fields = inventory.Fingerprint.Fields;
        var found = string.Join(", ", new[] { fields.GetValueOrDefault("cores", Number(inventory.Machine.Processors)) is var cores && cores == "1" ? "1 core" : $"{cores} cores", fields.GetValueOrDefault("quota") is { } quota ? $"quota {quota}" : null, fields.GetValueOrDefault("cpu"), fields.GetValueOrDefault("memory") }.OfType<string>());
        return fields.ContainsKey("quota") ? new(State.Note, "processors", found, "", "a quota makes programs wait in the middle of what is measured; give the container whole cores (cpuset)")
            : inventory.Machine.Processors < 2 ? new(State.Note, "processors", found, "", "with one core the program and what measures it take turns; use two or more")
            : new(State.Ok, "processors", found, "", null);
    }

    private static EquipmentLine Virtualisation(Inventory inventory) => inventory.Fingerprint.Fields.GetValueOrDefault("virtualisation") switch
    {
        null => new(State.Note, "virtualisation", "unknown", "", "nothing to do; nobody has verified what this system tells"),
        "bare metal" => new(State.Ok, "virtualisation", "bare metal", "", null),
        var found => new(State.Note, "virtualisation", found, "", "neighbours share the hardware: compare side by side (compare: { with: origin/main }) rather than with stored times"),
    };

    private static EquipmentLine Governor(Inventory inventory) => inventory.Fingerprint.Fields.GetValueOrDefault("governor") switch
    {
        null => new(State.Ok, "governor", "none to be seen", "", null),
        var found when Steady.Contains(found) => new(State.Ok, "governor", found, "", null),
        var found => new(State.Note, "governor", found, "", "the clock rate follows the load; 'cpupower frequency-set -g performance' holds it"),
    };

    private static EquipmentLine Quiet(Inventory inventory) => inventory.Now.Complaint is { } complaint
        ? new(State.Note, "quiet", complaint, "timed budgets", "end what else runs; a gate waits for a quiet machine as long as --quiet-timeout says")
        : new(State.Ok, "quiet", $"stolen {Share(inventory.Now.Steal)}, used by others {Share(inventory.Now.Others)}", "timed budgets", null);

    private static EquipmentLine Stalls(Inventory inventory) => inventory.Stalled.Count == 0
        ? new(State.Ok, "pressure", "the kernel does not tell", "", null)
        : new(inventory.Stalled.Values.Max() > MuchStalled ? State.Note : State.Ok, "pressure", string.Join(", ", inventory.Stalled.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {Share(s.Value)}")), "",
            inventory.Stalled.Values.Max() > MuchStalled ? "work waits for what is short; end what else runs, or use a larger machine" : null);

    private static EquipmentLine Diagnostics(bool? answers)
    {
        const string For = "heap and pauses of .NET programs: heap.growth, gc.pause.max, leaks";
        return answers switch
        {
            null => new(State.Note, "EventPipe", "unknown", For, "nothing to do; it is looked at on Linux only"),
            true => new(State.Ok, "EventPipe", "answers", For, null),
            false => new(State.Missing, "EventPipe", "does not answer", For, "unset DOTNET_EnableDiagnostics, and let programs write to their folder for temporary files"),
        };
    }

    private static EquipmentLine Gpu(FoundGpu gpu) => gpu.Found is { } found
        ? new(State.Ok, "GPU", found, "vram gates and budgets on vram.*", null)
        : new(State.Missing, "GPU", gpu.WhyNot!, "vram gates and budgets on vram.*", gpu.IsAbsent ? "nothing, unless you have such gates: they are skipped with 'requires: [gpu]'" : "mend the driver; its own tool must work first");

    private static string Time(double seconds) => QuantityText.Format(new(seconds, Dimension.Time));

    private static string Share(double share) => QuantityText.Format(new(Math.Round(share, 3), Dimension.Share));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
