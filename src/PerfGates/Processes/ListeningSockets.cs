using System.Globalization;

namespace PerfGates.Processes;

/// <summary>Who listens on a port of this machine, from /proc/net (proc_net_tcp) and the open files of processes: Linux only.</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    /// <summary>The processes that hold a listening socket of this port; those of other users cannot be seen.</summary>
    public static IReadOnlyList<ProcessRow> HoldersOf(int port)
    {
        var sockets = Inodes(port).Select(i => $"socket:[{i}]").ToHashSet();
        return sockets.Count == 0 ? [] : [.. ProcessTable.Read().Where(p => Links(p.Id).Any(sockets.Contains))];
    }

    //   sl  local_address rem_address   st tx_queue:rx_queue tr:tm->when retrnsmt   uid  timeout inode
    //    0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 54321 …
    private static IEnumerable<string> Inodes(int port)
    {
        var ending = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 9 && fields[3] == Listening && fields[1].EndsWith(ending, StringComparison.Ordinal))
            .Select(fields => fields[9]);
    }

    private static IReadOnlyList<string> Links(int id)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/fd")).Select(f => new FileInfo(f).LinkTarget).OfType<string>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // it ended while we looked, or belongs to somebody else
        }
    }
}
