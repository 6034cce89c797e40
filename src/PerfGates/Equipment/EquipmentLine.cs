namespace PerfGates.Equipment;

/// <summary>One thing that measuring needs, or is better with.</summary>
/// <param name="For">What it is needed for; empty where that is plain.</param>
/// <param name="ToDo">What to do; null where it is well.</param>
internal sealed record EquipmentLine(State State, string Name, string Found, string For, string? ToDo);

internal enum State
{
    Ok,

    /// <summary>It is not there or does not work, and what needs it is skipped or fails.</summary>
    Missing,

    /// <summary>It is there, and measuring is the worse for it; or somebody should know it.</summary>
    Note,
}
