using System.Globalization;
using System.Text;

namespace PerfGates.Processes;

/// <summary>The control group that accounts for the memory of a process: cgroups(7), version 1 and 2. Linux only.</summary>
internal static class MemoryGroup
{
    private const string Mount = "/sys/fs/cgroup";

    // Version 2, version 1.
    private static readonly string[] LimitFiles = ["memory.max", "memory.limit_in_bytes"];

    /// <summary>Null where there is none, or once the process has ended.</summary>
    public static string? FolderOf(int process)
    {
        if (ProcessTable.Content(process, "cgroup") is not { Length: > 0 } content) return null;
        // 4:memory:/a/b of version 1 wins over 0::/a/b: where both are, memory belongs to version 1.
        var lines = Encoding.UTF8.GetString(content).Split('\n').Select(l => l.Split(':', 3)).Where(l => l.Length == 3).ToList();
        if (lines.Find(l => l[1].Split(',').Contains("memory")) is [_, _, var old]) return $"{Mount}/memory{old}";
        return lines.Find(l => l[1].Length == 0) is [_, _, var path] && File.Exists($"{Mount}/cgroup.controllers") ? $"{Mount}{path}" : null;
    }

    /// <summary>Bytes that the group itself allows; null where it cannot be read, or allows all.</summary>
    public static long? LimitOf(int process)
    {
        if (FolderOf(process) is not { } folder) return null;
        foreach (var file in LimitFiles.Select(f => Path.Combine(folder, f)).Where(File.Exists))
            return long.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
        return null;
    }

    /// <summary>Why no group can be made that limits memory; null if one can.</summary>
    public static string? Obstacle()
    {
        if (FolderOf(Environment.ProcessId) is not { } folder) return "this machine has no control groups for memory";
        var tried = Path.Combine(folder, $"perfgates-try-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(tried);
            var limits = LimitFiles.Any(f => File.Exists(Path.Combine(tried, f)));
            Directory.Delete(tried);
            return limits ? null : $"the control groups below '{folder}' do not limit memory";
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"no control group can be made below '{folder}': {refused.Message}";
        }
    }
}
