using System.Globalization;
using System.Text;

namespace PerfGates.Processes;

/// <summary>A process at one moment. Id and start time together name it: ids are used again.</summary>
/// <param name="Started">In clock ticks since boot, as the kernel counts.</param>
/// <param name="Ticks">Processor time of its own and of those children that it has waited for.</param>
/// <param name="ReapedFaults">Page faults of children that it has waited for: it rises with each of them.</param>
internal sealed record ProcessRow(int Id, int Parent, long Started, long Ticks, string Name, long ReapedFaults = 0)
{
    public (int, long) Key => (Id, Started);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({Id})");
}

/// <summary>What /proc says of the processes of this machine: Linux only, proc(5).</summary>
internal static class ProcessTable
{
    /// <summary>All that live; those that have ended and only wait for their parent to notice are left out.</summary>
    public static IReadOnlyList<ProcessRow> Read() =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Find(id) : null).OfType<ProcessRow>()];

    /// <summary>Null once it has ended.</summary>
    public static ProcessRow? Find(int id)
    {
        if (Content(id, "stat") is not { Length: > 0 } content) return null;
        var (row, hasEnded) = Parse(id, content);
        return hasEnded ? null : row;
    }

    /// <summary>
    /// 42 (name, which may hold blanks and brackets) S 1 …: state is field 3, parent 4, page faults of children that were
    /// waited for 11, the four times 14 to 17, start time 22.
    /// </summary>
    public static (ProcessRow Row, bool HasEnded) Parse(int id, ReadOnlySpan<byte> stat)
    {
        var text = Encoding.UTF8.GetString(stat);
        var (open, close) = (text.IndexOf('('), text.LastIndexOf(')'));
        var fields = text[(close + 2)..].Split(' ');
        var row = new ProcessRow(id, int.Parse(fields[1], CultureInfo.InvariantCulture), Number(fields[19]), fields[11..15].Sum(Number), text[(open + 1)..close], Number(fields[8]));
        return (row, fields[0] is "Z" or "X");
    }

    /// <summary>It ignores SIGCHLD, so that its children end without anybody waiting for them, and their figures with them: wait(2).</summary>
    public static bool IgnoresItsChildren(int id)
    {
        const string name = "SigIgn:";
        const int ChildSignal = 17; // bit 16 of the mask, in hexadecimal digits
        var line = Encoding.UTF8.GetString(Content(id, "status") ?? []).Split('\n').FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
        return line is not null && (ulong.Parse(line[name.Length..].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) >> (ChildSignal - 1) & 1) == 1;
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);

    /// <summary>Whether it was started with all of these variables; no if it may not be read, for then it is not ours.</summary>
    public static bool Carries(int id, IEnumerable<string> variables)
    {
        if (Content(id, "environ") is not { Length: > 0 } environment) return false;
        byte[] bounded = [0, .. environment, 0];
        return variables.All(v => bounded.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\0{v}\0")) >= 0);
    }

    /// <summary>Null where it cannot be read.</summary>
    public static byte[]? Content(int id, string file)
    {
        try
        {
            return File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{file}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // it ended while we looked, or belongs to somebody else
        }
    }
}
