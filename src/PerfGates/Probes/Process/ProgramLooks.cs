using System.Globalization;
using PerfGates.DotNet;
using PerfGates.Processes;
using PerfGates.Resources;

namespace PerfGates.Probes.Process;

/// <summary>Looks at the memory of what a meter watches, now and then by itself, and makes floors of it.</summary>
internal sealed class ProgramLooks : IAsyncDisposable
{
    // The share of the time that looking may take, and the shortest time between two looks.
    private const double Share = 0.02;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    private readonly ResourceMeter _meter;
    private readonly TimeProvider _clock;
    private readonly long _begun;
    private readonly Lock _lock = new();
    private readonly List<(double Time, double Memory)> _looks = [];
    private readonly Dictionary<(int, long), ManagedHeap> _heaps = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _looking;
    private readonly HashSet<(int, long)> _silent = [];
    private string? _doubt;

    public ProgramLooks(ResourceMeter meter, TimeProvider clock)
    {
        (_meter, _clock, _begun) = (meter, clock, clock.GetTimestamp());
        _looking = Task.Run(LookAsync);
    }

    /// <summary>Why some managed program was not collected: its runtime answers nobody.</summary>
    public string? Closed { get; private set; }

    /// <summary>Seconds since it began to look.</summary>
    public double Now => _clock.GetElapsedTime(_begun).TotalSeconds;

    /// <summary>The most memory of all looks until then; NaN before the first.</summary>
    public double Highest(double until)
    {
        lock (_lock) return _looks.Where(l => l.Time <= until).Select(l => l.Memory).DefaultIfEmpty(double.NaN).Max();
    }

    /// <summary>One look now.</summary>
    public double Memory()
    {
        var sum = 0.0;
        foreach (var process in _meter.Living)
            if (ProcessMemory.Of(process.Id) is { } memory) sum += memory.Proportional;
            // It may have ended a moment ago.
            else if (IsAlive(process)) _doubt ??= $"the memory of {process} may not be read";
        lock (_lock) _looks.Add((Now, sum));
        return sum;
    }

    /// <summary>Collects, rests, and tells what is left: the lowest while it rested, or where nothing can be collected, since a moment before.</summary>
    /// <param name="since">Time of that moment before now.</param>
    /// <returns>Null and why, where a program did not answer, or its memory may not be read.</returns>
    public async Task<Looked<Floor>> FloorAsync(TimeSpan since, TimeSpan rest, CancellationToken cancellation)
    {
        var begun = Now;
        var (heap, problem) = await CollectAsync(cancellation);
        if (problem is not null) return Looked<Floor>.Failed(problem);
        var from = heap is null ? begun - since.TotalSeconds : Now;
        Memory();
        for (; rest > TimeSpan.Zero; rest -= Shortest)
        {
            await Task.Delay(Shortest, _clock, cancellation);
            Memory();
        }
        if (_doubt is { } doubt) return Looked<Floor>.Failed(doubt);
        double lowest;
        lock (_lock) lowest = _looks.Where(l => l.Time >= from).Min(l => l.Memory);
        var living = _meter.Living;
        if (living.Count == 0) return Looked<Floor>.Failed("nothing of it lives any more");
        return new(new(Now, lowest, heap, living.Sum(p => Threads(p.Id)), living.Sum(p => Handles(p.Id))), null);
    }

    /// <summary>Forces every managed program to collect. The bytes that are left on their heaps; null without any, or where one answers nobody: part of them is no sum.</summary>
    public async Task<Looked<double?>> CollectAsync(CancellationToken cancellation)
    {
        double? left = null;
        foreach (var (process, heap) in Heaps())
        {
            var (size, problem) = await heap.CollectAsync(cancellation);
            if (problem is null) left = (left ?? 0) + size;
            else if (IsAlive(process)) return Looked<double?>.Failed($"{process}: {problem}");
        }
        return new(Closed is null ? left : null, null);
    }

    /// <summary>What lives on all managed heaps, by type.</summary>
    public async Task<Looked<HeapTypes>> TypesAsync(CancellationToken cancellation)
    {
        var all = HeapTypes.None;
        foreach (var (process, heap) in Heaps())
        {
            var (types, problem) = await heap.TypesAsync(cancellation);
            if (types is not null) all = all.With(types);
            else if (IsAlive(process)) return Looked<HeapTypes>.Failed($"{process}: {problem}");
        }
        return new(all, null);
    }

    /// <summary>What is open, and which threads there are.</summary>
    public KeptKinds Kinds()
    {
        var living = _meter.Living;
        return new(KeptKinds.Sum(living.Select(p => OpenThings.Handles(p.Id))), KeptKinds.Sum(living.Select(p => OpenThings.Threads(p.Id))));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _looking;
        _stop.Dispose();
    }

    private List<(ProcessRow Process, ManagedHeap Heap)> Heaps()
    {
        List<(ProcessRow, ManagedHeap)> heaps = [];
        foreach (var process in _meter.Living)
            switch (DiagnosticsEndpoint.Of(process))
            {
                case RuntimeAccess.Open:
                    if (!_heaps.TryGetValue(process.Key, out var heap)) _heaps[process.Key] = heap = new(process.Id);
                    heaps.Add((process, heap));
                    break;
                // One that starts just now answers the next time.
                case RuntimeAccess.Closed when !_silent.Add(process.Key):
                    Closed = $"{process} is a .NET program whose diagnostics are turned off (DOTNET_EnableDiagnostics)";
                    break;
            }
        return heaps;
    }

    private async Task LookAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var begun = _clock.GetTimestamp();
            Memory();
            var pause = _clock.GetElapsedTime(begun) / Share;
            await Task.Delay(pause > Shortest ? pause : Shortest, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static bool IsAlive(ProcessRow process) => ProcessTable.Find(process.Id)?.Key == process.Key;

    private static int Threads(int process) => Count(process, "task");

    private static int Handles(int process) => Count(process, "fd");

    private static int Count(int process, string folder)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/{folder}")).Count();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0; // it has ended, and has none any more
        }
    }
}
