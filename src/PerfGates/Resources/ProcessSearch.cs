using System.Globalization;
using System.IO.Enumeration;
using PerfGates.Processes;

namespace PerfGates.Resources;

/// <summary>Finds processes that were not there before. Reading the whole table is left out while the kernel has given out no new id.</summary>
/// <param name="systemRoot">Stands before /proc; empty on a real machine.</param>
internal sealed class ProcessSearch(string systemRoot) : IDisposable
{
    private readonly string _folder = systemRoot + "/proc";
    private readonly ProcFile _load = new(systemRoot + "/proc/loadavg");
    private readonly byte[] _buffer = new byte[256];
    private HashSet<int> _known = [];
    private HashSet<int> _living = [];
    private string _newest = "";

    /// <summary>All count as new again.</summary>
    public void Forget()
    {
        _known.Clear();
        _newest = "";
    }

    /// <summary>Those that live and were not there when it was last asked.</summary>
    public IReadOnlyList<ProcessRow> New()
    {
        // "0.00 0.01 0.05 1/75 4131": the last is the newest id, of threads too, as seen from here.
        var newest = System.Text.Encoding.ASCII.GetString(_load.Read(_buffer)).Split(' ')[^1];
        if (newest.Length > 0 && newest == _newest) return [];
        _newest = newest;
        _living.Clear();
        List<ProcessRow> found = [];
        foreach (var id in new FileSystemEnumerable<int>(_folder, (ref FileSystemEntry e) => int.TryParse(e.FileName, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0))
        {
            if (id == 0) continue;
            _living.Add(id);
            if (!_known.Contains(id) && Find(id) is { } row) found.Add(row);
        }
        (_known, _living) = (_living, _known);
        return found;
    }

    public ProcessRow? Find(int id)
    {
        using var stat = new ProcFile(string.Create(CultureInfo.InvariantCulture, $"{_folder}/{id}/stat"));
        var text = stat.Read(new byte[1024]);
        if (text.IsEmpty) return null;
        var (row, hasEnded) = ProcessTable.Parse(id, text);
        return hasEnded ? null : row;
    }

    public void Dispose() => _load.Dispose();
}
