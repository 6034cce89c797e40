using System.Globalization;

namespace PerfGates.Processes.Launching;

/// <summary>A control group for one program, below the one that this process is in: cgroups(7), version 2 and 1.</summary>
internal sealed class ControlGroup
{
    private static readonly Files Version2 = new("memory.max", "memory.swap.max", "0", "memory.peak");
    private static readonly Files Version1 = new("memory.limit_in_bytes", "memory.memsw.limit_in_bytes", null, "memory.max_usage_in_bytes");

    private readonly string _parent;
    private readonly string _folder;
    private readonly Files _files;

    /// <param name="Swap">What keeps a program from escaping into swap.</param>
    /// <param name="NoSwap">What is written there; null: the limit.</param>
    private sealed record Files(string Limit, string Swap, string? NoSwap, string Peak);

    private ControlGroup(string parent, Files files)
    {
        (_parent, _files) = (parent, files);
        _folder = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"perfgates-{Environment.ProcessId}"));
    }

    /// <summary>A group with this limit, and this process in it; null where the system does not let us.</summary>
    /// <param name="limit">Bytes; 0: none.</param>
    /// <param name="obstacle">Why not, for people.</param>
    public static ControlGroup? Enter(long limit, out string obstacle)
    {
        obstacle = "this system has no control groups for memory";
        foreach (var (parent, files) in Parents())
        {
            ControlGroup group = new(parent, files);
            try
            {
                Directory.CreateDirectory(group._folder);
                if (!File.Exists(Path.Combine(group._folder, files.Peak))) throw new IOException($"'{parent}' does not let groups below it control memory");
                if (limit > 0) group.Limit(limit);
                Move(group._folder);
                return group;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                obstacle = refused.Message;
                group.Remove();
            }
        }
        return null;
    }

    /// <summary>What was started meanwhile stays in it.</summary>
    public void Leave() => Move(_parent);

    /// <summary>Bytes.</summary>
    public long? Peak => Number(_files.Peak);

    /// <summary>The limit as the system has it; null: none.</summary>
    public long? LimitThatHolds => Number(_files.Limit) is { } limit and < long.MaxValue / 2 ? limit : null;

    /// <summary>Once nothing lives in it.</summary>
    public void Remove()
    {
        try
        {
            if (Directory.Exists(_folder)) Directory.Delete(_folder);
        }
        catch (IOException)
        {
            return; // an empty group more; it does nothing, and nobody can be told here
        }
    }

    private static IEnumerable<(string Parent, Files Files)> Parents()
    {
        foreach (var line in File.ReadAllText("/proc/self/cgroup").Split('\n'))
        {
            // 4:memory:/a/b, and 0::/a/b for version 2, which has no memory to control where version 1 has it
            var parts = line.Split(':', 3);
            if (parts.Length < 3) continue;
            if (parts[1] == "memory") yield return (Below("/sys/fs/cgroup/memory", parts[2]), Version1);
            else if (parts[1].Length == 0 && File.Exists("/sys/fs/cgroup/cgroup.controllers")) yield return (Below("/sys/fs/cgroup", parts[2]), Version2);
        }
    }

    // In a container the path may be that of the machine around it; then its own group is the top of what is mounted.
    private static string Below(string mount, string path) => Directory.Exists(mount + path) ? mount + path.TrimEnd('/') : mount;

    private void Limit(long bytes)
    {
        var text = bytes.ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(_folder, _files.Limit), text);
        if (Path.Combine(_folder, _files.Swap) is var swap && File.Exists(swap)) File.WriteAllText(swap, _files.NoSwap ?? text);
    }

    // 0 is whoever writes it.
    private static void Move(string group) => File.WriteAllText(Path.Combine(group, "cgroup.procs"), "0");

    private long? Number(string file) => long.TryParse(File.ReadAllText(Path.Combine(_folder, file)), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
}
