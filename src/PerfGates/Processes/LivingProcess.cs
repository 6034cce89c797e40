using System.ComponentModel;
using System.Diagnostics;

namespace PerfGates.Processes;

/// <summary>A process of somebody else that is watched, and told apart from a later one with its number.</summary>
internal sealed class LivingProcess
{
    private readonly int _id;
    private readonly object? _key;

    public LivingProcess(int id) => (_id, _key) = (id, Key(id));

    /// <summary>No once it has ended, also while it only waits for its parent to notice.</summary>
    public bool IsAlive => _key is not null && _key.Equals(Key(_id));

    // On Linux from /proc: there start times are ticks since boot, which no change of the clock moves.
    private static object? Key(int id)
    {
        if (OperatingSystem.IsLinux()) return ProcessTable.Find(id)?.Key;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited ? null : process.StartTime;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception or NotSupportedException)
        {
            return null;
        }
    }
}
