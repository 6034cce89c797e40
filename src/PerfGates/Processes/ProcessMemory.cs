using System.Globalization;
using System.Text;

namespace PerfGates.Processes;

/// <summary>What a process has of the memory, in bytes: Linux only, proc_pid_smaps(5) and proc_pid_status(5).</summary>
/// <param name="Proportional">Its PSS: what is shared counts by its share.</param>
/// <param name="Highest">The most resident memory that it ever had, kept by the kernel.</param>
internal readonly record struct ProcessMemory(long Proportional, long Highest)
{
    /// <summary>Null where it may not be read, and once it has ended.</summary>
    public static ProcessMemory? Of(int id) =>
        Field(id, "smaps_rollup", "Pss:") is { } proportional && Field(id, "status", "VmHWM:") is { } highest ? new(proportional, highest) : null;

    // "VmHWM:	   12345 kB"
    private static long? Field(int id, string file, string name)
    {
        if (ProcessTable.Content(id, file) is not { Length: > 0 } content) return null;
        foreach (var line in Encoding.ASCII.GetString(content).Split('\n'))
            if (line.StartsWith(name, StringComparison.Ordinal))
                return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024;
        return null;
    }
}
