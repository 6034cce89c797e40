using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfGates.Gpu.Windows;

/// <summary>Performance counters with an asterisk, read together: https://learn.microsoft.com/windows/win32/api/pdh/.</summary>
internal sealed unsafe partial class PdhQuery : IDisposable
{
    private const uint Large = 0x400, MoreData = 0x800007D2, NoData = 0x800007D5;

    private readonly nint _query;
    private readonly nint[] _counters;

    private PdhQuery(nint query, nint[] counters) => (_query, _counters) = (query, counters);

    /// <param name="paths">In English, whatever the language of the system.</param>
    public static PdhQuery? Open(IReadOnlyList<string> paths, out string problem)
    {
        problem = "";
        if (PdhOpenQueryW(null, 0, out var query) is var refused and not 0)
        {
            problem = Words("PdhOpenQuery", refused);
            return null;
        }
        var counters = new nint[paths.Count];
        for (var i = 0; i < counters.Length; i++)
            if (PdhAddEnglishCounterW(query, paths[i], 0, out counters[i]) is var unknown and not 0) problem = Words($"the counter {paths[i]}", unknown);
        if (problem.Length == 0) return new(query, counters);
        _ = PdhCloseQuery(query);
        return null;
    }

    /// <summary>For each counter: instance → value. Null with a problem.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, long>>? Read(out string problem)
    {
        problem = "";
        if (PdhCollectQueryData(_query) is var failed and not (0 or NoData)) problem = Words("PdhCollectQueryData", failed);
        return problem.Length == 0 ? [.. _counters.Select(Values)] : null;
    }

    public void Dispose() => _ = PdhCloseQuery(_query);

    private static Dictionary<string, long> Values(nint counter)
    {
        Dictionary<string, long> values = [];
        var (size, code) = (64u << 10, MoreData);
        for (var attempt = 0; code == MoreData && attempt < 4; attempt++)
        {
            var room = (byte*)NativeMemory.Alloc(size);
            code = PdhGetFormattedCounterArrayW(counter, Large, ref size, out var count, room);
            for (var i = 0; code == 0 && i < count; i++)
                if (((Item*)room)[i] is { Status: 0 or 1 } item) values[Marshal.PtrToStringUni(item.Name)!] = item.Value;
            NativeMemory.Free(room);
        }
        return values;
    }

    private static string Words(string call, uint code) => string.Create(CultureInfo.InvariantCulture, $"{call} failed with code 0x{code:X8}");

    /// <summary>PDH_FMT_COUNTERVALUE_ITEM_W of 64-bit systems.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Item
    {
        public nint Name;
        public uint Status;
        public long Value;
    }

    [LibraryImport("pdh.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint PdhOpenQueryW(string? source, nint user, out nint query);

    [LibraryImport("pdh.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial uint PdhAddEnglishCounterW(nint query, string path, nint user, out nint counter);

    [LibraryImport("pdh.dll")]
    private static partial uint PdhCollectQueryData(nint query);

    [LibraryImport("pdh.dll")]
    private static partial uint PdhGetFormattedCounterArrayW(nint counter, uint format, ref uint size, out uint count, byte* items);

    [LibraryImport("pdh.dll")]
    private static partial uint PdhCloseQuery(nint query);
}
