using System.Diagnostics;
using System.Text;

namespace PerfGates.Processes;

/// <summary>Processes of this machine by what people call them.</summary>
internal static class NamedProcesses
{
    // The kernel keeps so much of a name.
    private const int LongestName = 15;

    /// <summary>
    /// Those whose program, or whose script, is called so, with or without its ending: "python", "comfyui" of
    /// "python /opt/comfyui/main.py" is not one, "main" is. The engine itself is none of them.
    /// </summary>
    public static IReadOnlyList<int> Find(string name)
    {
        IEnumerable<int> all = OperatingSystem.IsLinux()
            ? ProcessTable.Read().Where(p => p.Name == name[..Math.Min(name.Length, LongestName)] || Words(p.Id).Take(2).Any(w => IsCalled(w, name))).Select(p => p.Id)
            : Elsewhere(name);
        return [.. all.Where(id => id != Environment.ProcessId).Order()];
    }

    private static IEnumerable<int> Elsewhere(string name)
    {
        foreach (var process in Process.GetProcessesByName(name))
            using (process)
                yield return process.Id;
    }

    private static string[] Words(int id) =>
        ProcessTable.Content(id, "cmdline") is { Length: > 0 } line ? Encoding.UTF8.GetString(line).Split('\0', StringSplitOptions.RemoveEmptyEntries) : [];

    private static bool IsCalled(string word, string name) => Path.GetFileName(word) == name || Path.GetFileNameWithoutExtension(word) == name;
}
