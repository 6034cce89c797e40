using System.Globalization;

namespace PerfGates.Processes;

/// <summary>What a process has open, and which threads it has, by kind: Linux only, proc_pid_fd(5) and proc_pid_task(5).</summary>
internal static class OpenThings
{
    /// <summary>Files by their path, others by what they are: "socket", "pipe", "eventfd". Empty where it may not be read, and once it has ended.</summary>
    public static IReadOnlyDictionary<string, int> Handles(int process) => Counted(process, "fd", entry => Kind(File.ResolveLinkTarget(entry, returnFinalTarget: false)?.FullName ?? ""));

    /// <summary>By the names of the threads.</summary>
    public static IReadOnlyDictionary<string, int> Threads(int process) => Counted(process, "task", entry => File.ReadAllText(entry + "/comm").Trim());

    // /proc/4711/fd/3 -> socket:[12345], pipe:[678], anon_inode:[eventpoll], /dev/null
    private static string Kind(string target)
    {
        var name = target[(target.LastIndexOf('/') + 1)..];
        return name.StartsWith("anon_inode:", StringComparison.Ordinal) ? name["anon_inode:".Length..].Trim('[', ']')
            : name.IndexOf(":[", StringComparison.Ordinal) is > 0 and var end ? name[..end]
            : target;
    }

    private static Dictionary<string, int> Counted(int process, string folder, Func<string, string> kind)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        try
        {
            foreach (var entry in Directory.EnumerateFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/{folder}")))
                if (OrGone(() => kind(entry)) is { } name) counts[name] = counts.GetValueOrDefault(name) + 1;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return []; // it has ended, or is somebody else's
        }
        return counts;
    }

    private static string? OrGone(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // closed meanwhile
        }
    }
}
