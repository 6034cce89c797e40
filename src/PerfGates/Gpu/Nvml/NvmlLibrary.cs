using System.Runtime.InteropServices;
using System.Text;

namespace PerfGates.Gpu.Nvml;

/// <summary>
/// NVIDIA's management library by function pointers. A function that it lacks is a capability less, not an error; hence no
/// LibraryImport, which throws, and which has one name for all systems.
/// </summary>
internal sealed unsafe class NvmlLibrary : IDisposable
{
    private const int TextLength = 96;

    private readonly nint _library;
    private readonly nint _memory2, _memory, _uuid, _name, _device, _accountingMode, _accounting, _migMode, _migCount, _migDevice, _reasons;
    private readonly nint[] _lists;

    private NvmlLibrary(nint library)
    {
        _library = library;
        (_memory2, _memory) = (Symbol("nvmlDeviceGetMemoryInfo_v2"), Symbol("nvmlDeviceGetMemoryInfo"));
        (_uuid, _name, _device) = (Symbol("nvmlDeviceGetUUID"), Symbol("nvmlDeviceGetName"), Symbol("nvmlDeviceGetHandleByIndex_v2"));
        (_accountingMode, _accounting) = (Symbol("nvmlDeviceGetAccountingMode"), Symbol("nvmlDeviceGetAccountingStats"));
        (_migMode, _migCount, _migDevice) = (Symbol("nvmlDeviceGetMigMode"), Symbol("nvmlDeviceGetMaxMigDeviceCount"), Symbol("nvmlDeviceGetMigDeviceHandleByIndex"));
        // The second name is the older one.
        _reasons = Symbol("nvmlDeviceGetCurrentClocksEventReasons") is var now and not 0 ? now : Symbol("nvmlDeviceGetCurrentClocksThrottleReasons");
        _lists = [Symbol("nvmlDeviceGetComputeRunningProcesses_v2"), Symbol("nvmlDeviceGetGraphicsRunningProcesses_v2"), Symbol("nvmlDeviceGetMPSComputeRunningProcesses_v2")];
    }

    public static string DefaultPath => OperatingSystem.IsWindows() ? "nvml.dll" : "libnvidia-ml.so.1";

    /// <summary>How many lists of processes there are: compute, graphics, MPS. One process may be in several.</summary>
    public int Lists => _lists.Length;

    public static NvmlLibrary? Load(string path) => NativeLibrary.TryLoad(path, out var library) ? new(library) : null;

    public NvmlCode Initialize() => Symbol("nvmlInit_v2") is var init and not 0 ? (NvmlCode)((delegate* unmanaged[Cdecl]<int>)init)() : NvmlCode.FunctionNotFound;

    public string DriverVersion() => Text(Symbol("nvmlSystemGetDriverVersion"), null);

    public NvmlCode Count(out uint count)
    {
        fixed (uint* found = &count)
        {
            *found = 0;
            return Symbol("nvmlDeviceGetCount_v2") is var get and not 0 ? (NvmlCode)((delegate* unmanaged[Cdecl]<uint*, int>)get)(found) : NvmlCode.FunctionNotFound;
        }
    }

    public NvmlCode Device(uint index, out nint device)
    {
        fixed (nint* found = &device)
        {
            *found = 0;
            return _device == 0 ? NvmlCode.FunctionNotFound : (NvmlCode)((delegate* unmanaged[Cdecl]<uint, nint*, int>)_device)(index, found);
        }
    }

    public string Uuid(nint device) => Text(_uuid, device);

    public string Name(nint device) => Text(_name, device);

    /// <summary>Version 1 where the library knows no other; then what the driver reserves counts as used.</summary>
    public NvmlCode Memory(nint device, out long total, out long used)
    {
        NvmlMemory2 second = new() { Version = NvmlMemory2.Word };
        var code = _memory2 == 0 ? NvmlCode.FunctionNotFound : (NvmlCode)((delegate* unmanaged[Cdecl]<nint, NvmlMemory2*, int>)_memory2)(device, &second);
        (total, used) = ((long)second.Total, (long)second.Used);
        if (code is not (NvmlCode.FunctionNotFound or NvmlCode.ArgumentVersion) || _memory == 0) return code;
        NvmlMemory first;
        code = (NvmlCode)((delegate* unmanaged[Cdecl]<nint, NvmlMemory*, int>)_memory)(device, &first);
        (total, used) = ((long)first.Total, (long)first.Used);
        return code;
    }

    /// <param name="list">From 0.</param>
    public NvmlCode Processes(nint device, int list, out NvmlProcess[] processes)
    {
        var (code, room) = (NvmlCode.InsufficientSize, 64u);
        processes = [];
        if (_lists[list] == 0) return NvmlCode.FunctionNotFound;
        // Others may be started between two calls, so what was enough a moment ago may be too little.
        for (var attempt = 0; code == NvmlCode.InsufficientSize && attempt < 8; attempt++)
        {
            var rows = new NvmlProcess[room];
            var count = room;
            fixed (NvmlProcess* first = rows) code = (NvmlCode)((delegate* unmanaged[Cdecl]<nint, uint*, NvmlProcess*, int>)_lists[list])(device, &count, first);
            if (code == NvmlCode.Success) processes = rows[..(int)Math.Min(count, room)];
            room = Math.Max(count, room) * 2;
        }
        return code;
    }

    /// <summary>The most memory that the driver has kept of a process; null where it keeps none. It keeps them where accounting is on, which is nobody's to switch on but the administrator's.</summary>
    public long? Kept(nint device, int processId)
    {
        NvmlAccounting stats;
        return _accounting != 0 && (NvmlCode)((delegate* unmanaged[Cdecl]<nint, uint, NvmlAccounting*, int>)_accounting)(device, (uint)processId, &stats) == NvmlCode.Success && stats.MaxMemoryUsage != NvmlProcess.NotAvailable
            ? (long)stats.MaxMemoryUsage
            : null;
    }

    public bool KeepsAccounts(nint device)
    {
        uint mode = 0;
        return _accountingMode != 0 && ((delegate* unmanaged[Cdecl]<nint, uint*, int>)_accountingMode)(device, &mode) == 0 && mode == 1;
    }

    /// <summary>The parts of a card that is divided (MIG); none where it is not. Of the parts' memory the whole card tells nothing.</summary>
    public IReadOnlyList<nint> Parts(nint device)
    {
        uint current = 0, pending = 0, most = 0;
        if (_migMode == 0 || _migCount == 0 || _migDevice == 0
            || ((delegate* unmanaged[Cdecl]<nint, uint*, uint*, int>)_migMode)(device, &current, &pending) != 0 || current != 1
            || ((delegate* unmanaged[Cdecl]<nint, uint*, int>)_migCount)(device, &most) != 0) return [];
        List<nint> parts = [];
        for (var i = 0u; i < most; i++)
        {
            nint part;
            if (((delegate* unmanaged[Cdecl]<nint, uint, nint*, int>)_migDevice)(device, i, &part) == 0) parts.Add(part);
        }
        return parts;
    }

    /// <summary>
    /// Slowed down by the hardware, by heat or by its supply. Not the limit on power that software sets (0x4): a card that
    /// works hard is always at it.
    /// </summary>
    public bool IsThrottled(nint device)
    {
        const ulong hardware = 0x8, heatBySoftware = 0x20, heatByHardware = 0x40, powerBrake = 0x80;
        ulong reasons = 0;
        return _reasons != 0 && ((delegate* unmanaged[Cdecl]<nint, ulong*, int>)_reasons)(device, &reasons) == 0 && (reasons & (hardware | heatBySoftware | heatByHardware | powerBrake)) != 0;
    }

    public void Dispose()
    {
        if (Symbol("nvmlShutdown") is var shutdown and not 0) _ = ((delegate* unmanaged[Cdecl]<int>)shutdown)();
    }

    private nint Symbol(string name) => NativeLibrary.TryGetExport(_library, name, out var symbol) ? symbol : 0;

    private static string Text(nint function, nint? device)
    {
        if (function == 0) return "";
        Span<byte> text = stackalloc byte[TextLength];
        fixed (byte* start = text)
        {
            var code = device is { } of
                ? ((delegate* unmanaged[Cdecl]<nint, byte*, uint, int>)function)(of, start, TextLength)
                : ((delegate* unmanaged[Cdecl]<byte*, uint, int>)function)(start, TextLength);
            return code == 0 ? Encoding.UTF8.GetString(text[..Math.Max(0, text.IndexOf((byte)0))]) : "";
        }
    }
}
