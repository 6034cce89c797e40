using System.IO.Enumeration;
using PerfGates.Processes;

namespace PerfGates.Resources;

/// <summary>One process that is watched, with what was last seen of it: Linux only, proc(5).</summary>
internal sealed class WatchedProcess : IDisposable
{
    // What may not be read is not empty.
    private static readonly EnumerationOptions Strictly = new() { IgnoreInaccessible = false };

    private readonly string _folder;
    private readonly ProcFile _status;
    private readonly ProcFile _stat;
    private readonly ProcFile _transfers;
    private readonly ProcFile _rollup;
    private int _misses;

    /// <param name="systemRoot">Stands before /proc; empty on a real machine.</param>
    /// <param name="isOld">It lived before it was watched.</param>
    public WatchedProcess(ProcessRow row, string systemRoot, double time, bool isOld)
    {
        _folder = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{systemRoot}/proc/{row.Id}");
        (_status, _stat, _transfers, _rollup) = (new(_folder + "/status"), new(_folder + "/stat"), new(_folder + "/io"), new(_folder + "/smaps_rollup"));
        (Row, First, Last, IsOld, ReapedBefore) = (row, time, time, isOld, row.ReapedFaults);
    }

    public ProcessRow Row { get; private set; }

    /// <summary>Page faults of children that it had waited for before it was watched.</summary>
    public long ReapedBefore { get; }

    public double First { get; }

    public double Last { get; private set; }

    public bool IsOld { get; }

    /// <summary>Bytes of memory that no file stands behind.</summary>
    public long Anonymous { get; private set; }

    /// <summary>Bytes that files stand behind, or that were made to be shared: control groups may have charged them to others.</summary>
    public long OfFiles { get; private set; }

    public long Resident => Anonymous + OfFiles;

    /// <summary>Bytes: the most resident memory that it ever had, kept by the kernel.</summary>
    public long Highest { get; private set; }

    /// <summary>The same when it was first looked at.</summary>
    public long? HighestBefore { get; private set; }

    public int Threads { get; private set; }

    /// <summary>Bytes: its PSS, where what is shared counts by its share; null where it could not be read.</summary>
    public long? Proportional { get; private set; }

    /// <summary>Why its PSS is not known.</summary>
    public string? Doubt { get; private set; }

    public int? Handles { get; private set; }

    public long? ReadBytes { get; private set; }

    public long? WrittenBytes { get; private set; }

    /// <summary>It has ended, and whoever waited for it has its counters.</summary>
    public bool IsGone { get; private set; }

    /// <summary>False once it has ended; what was last seen stays.</summary>
    public bool LookAtMemory(double time, byte[] buffer)
    {
        var status = _status.Read(buffer);
        // One that has ended and only waits for its parent to notice has no memory any more.
        if (ProcFile.Field(status, "VmHWM:"u8) is not { } highest) return false;
        Highest = Math.Max(Highest, highest * 1024);
        HighestBefore ??= Highest;
        Anonymous = (ProcFile.Field(status, "RssAnon:"u8) ?? 0) * 1024;
        OfFiles = ((ProcFile.Field(status, "RssFile:"u8) ?? 0) + (ProcFile.Field(status, "RssShmem:"u8) ?? 0)) * 1024;
        Threads = (int)(ProcFile.Field(status, "Threads:"u8) ?? 1);
        Last = time;
        return true;
    }

    public void LookAtShares(byte[] buffer)
    {
        var rollup = _rollup.Read(buffer);
        // An open file stays with the memory that the process had before it became another program.
        if (rollup.IsEmpty && !_rollup.IsForbidden)
        {
            _rollup.Dispose();
            rollup = _rollup.Read(buffer);
        }
        var shares = ProcFile.Field(rollup, "Pss:"u8);
        // It may have ended a moment ago, and has nothing then, or be just becoming another program; that does not happen twice running.
        var hasEnded = shares is null && ProcFile.Field(_status.Read(buffer), "VmHWM:"u8) is null;
        Proportional = hasEnded ? 0 : shares * 1024;
        _misses = Proportional is null ? _misses + 1 : 0;
        if (_misses > 1 || _misses > 0 && _rollup.IsForbidden) Doubt ??= $"the memory of {Row} may not be read";
    }

    /// <summary>Its counters too, which are those of its end where it waits for its parent.</summary>
    public void LookAtCounters(byte[] buffer)
    {
        if (_stat.Read(buffer) is { IsEmpty: false } stat) Row = ProcessTable.Parse(Row.Id, stat).Row;
        else IsGone = true;
        var transfers = _transfers.Read(buffer);
        ReadBytes = ProcFile.Field(transfers, "read_bytes:"u8) ?? ReadBytes;
        WrittenBytes = ProcFile.Field(transfers, "write_bytes:"u8) ?? WrittenBytes;
    }

    public void LookAtHandles()
    {
        try
        {
            Handles = new FileSystemEnumerable<byte>(_folder + "/fd", (ref FileSystemEntry _) => 0, Strictly).Count();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return; // it has ended, or is somebody else's: then nothing is known
        }
    }

    public void Dispose()
    {
        foreach (var file in (ProcFile[])[_status, _stat, _transfers, _rollup]) file.Dispose();
    }
}
