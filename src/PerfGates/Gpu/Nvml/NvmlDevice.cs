namespace PerfGates.Gpu.Nvml;

/// <summary>One card, or a part of a divided one.</summary>
internal sealed class NvmlDevice(NvmlLibrary nvml, nint handle, bool isPart)
{
    // Of a list that is really shorter: a number that no card has.
    private const uint MostInstances = 1000;

    private readonly string _name = nvml.Name(handle);
    private readonly bool _keepsAccounts = nvml.KeepsAccounts(handle);
    private readonly HashSet<int> _seen = [];

    public string Id { get; } = nvml.Uuid(handle);

    public GpuDevice Now { get; private set; } = new("", "", null, 0, null, false);

    public IReadOnlyList<GpuProcess> Processes { get; private set; } = [];

    /// <summary>Why nothing is known of processes; null if it is.</summary>
    public string? Doubt { get; private set; }

    public NvmlCode Read()
    {
        var code = nvml.Memory(handle, out var total, out var used);
        if (code != NvmlCode.Success) return code;
        Now = new(Id, _name, total, used, null, nvml.IsThrottled(handle));
        var rows = Rows(total, out var lost);
        if (lost) return NvmlCode.GpuLost;
        Processes = [.. rows.GroupBy(r => (int)r.ProcessId).Select(p => new GpuProcess(Id, p.Key, Sum(p), null)), .. _keepsAccounts ? Ended(rows) : []];
        if (_keepsAccounts) Processes = [.. Processes.Select(p => p with { Kept = nvml.Kept(handle, p.ProcessId) is { } kept && kept <= total ? kept : null })];
        return NvmlCode.Success;
    }

    // A process is in more than one list if it computes and draws.
    private List<NvmlProcess> Rows(long total, out bool lost)
    {
        Dictionary<(uint, uint, uint), NvmlProcess> rows = [];
        (Doubt, lost) = (null, false);
        for (var list = 0; list < nvml.Lists; list++)
        {
            var code = nvml.Processes(handle, list, out var listed);
            lost |= code == NvmlCode.GpuLost;
            // The first list is the one of programs that compute; the others need not be there.
            if (code != NvmlCode.Success && (list == 0 || code is not (NvmlCode.NotSupported or NvmlCode.FunctionNotFound))) Doubt = $"of processes {code.Words()}";
            foreach (var row in listed)
                if (!IsSane(row, total)) Doubt = "the driver's list of processes is not laid out as it should be";
                else if (!rows.TryGetValue(Key(row), out var known) || known.Used == NvmlProcess.NotAvailable || row.Used != NvmlProcess.NotAvailable && row.Used > known.Used) rows[Key(row)] = row;
        }
        return [.. rows.Values];
    }

    private static (uint, uint, uint) Key(NvmlProcess row) => (row.ProcessId, row.GpuInstance, row.ComputeInstance);

    // A driver that writes rows of another length fills these fields with parts of others.
    private bool IsSane(NvmlProcess row, long total) =>
        row.ProcessId is > 0 and <= int.MaxValue
        && (row.Used == NvmlProcess.NotAvailable || row.Used <= (ulong)total)
        && (isPart ? row.GpuInstance is < MostInstances or NvmlProcess.NoInstance : row is { GpuInstance: 0, ComputeInstance: 0 } or { GpuInstance: NvmlProcess.NoInstance, ComputeInstance: NvmlProcess.NoInstance });

    private static long? Sum(IEnumerable<NvmlProcess> rows) => rows.Any(r => r.Used == NvmlProcess.NotAvailable) ? null : rows.Sum(r => (long)r.Used);

    // The driver's peak of a process is final once it has ended; then it is in no list any more.
    private IEnumerable<GpuProcess> Ended(IReadOnlyList<NvmlProcess> rows)
    {
        foreach (var row in rows) _seen.Add((int)row.ProcessId);
        return _seen.Except(rows.Select(r => (int)r.ProcessId)).Select(id => new GpuProcess(Id, id, 0, null));
    }
}
