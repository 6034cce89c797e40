using PerfGates.Processes;

namespace PerfGates.Resources;

/// <summary>Watches the programs and servers of one run of a gate, from when each begins to when the run is over.</summary>
/// <param name="clock">By which all is timed.</param>
/// <param name="systemRoot">Stands before /proc; empty on a real machine.</param>
internal sealed class ResourceMeter(TimeProvider clock, string systemRoot = "") : IAsyncDisposable
{
    // A spike is seen for certain only where it is longer than the time between two looks. What matters happens early in a stage.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(10);

    private readonly long _begun = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly List<ResourceMark> _marks = [];
    private readonly SemaphoreSlim _wake = new(0);
    private Sampler? _sampler;
    private Task _looking = Task.CompletedTask;
    private double _stage;
    private double? _first;
    private double _ended;
    private int _processors;
    private bool _stopped;
    private long? _videoMemory;

    // At the end of measuring, while what comes behind raises what the kernel keeps.
    private Peaks? _peaks;

    /// <summary>Why nothing can be watched here; null if it can.</summary>
    public static string? Obstacle => OperatingSystem.IsLinux() ? null : "this version reads them on Linux only";

    /// <summary>Seconds since watching began: the clock of all samples.</summary>
    public double Now => clock.GetElapsedTime(_begun).TotalSeconds;

    /// <summary>Looks at graphics memory meanwhile; null where nobody asks.</summary>
    public GpuWatcher? Gpu { get; init; }

    /// <summary>The processes that are watched and live.</summary>
    public IReadOnlyList<ProcessRow> Living
    {
        get { lock (_lock) return [.. _sampler?.Living ?? []]; }
    }

    /// <summary>All before was warming up.</summary>
    /// <param name="ago">How long that is past.</param>
    public void MeasuringBegins(TimeSpan ago = default) => Mark(MarkKind.MeasuringBegins, "", ago);

    /// <summary>What comes behind is no part of what is measured.</summary>
    public void MeasuringEnds() => Mark(MarkKind.MeasuringEnds, "");

    /// <summary>What is measured says that it has come to a stage: a peak is told with it.</summary>
    public void StageBegins(string name)
    {
        Mark(MarkKind.StageBegins, name);
        Gpu?.StageBegins();
    }

    /// <summary>What is measured says how much graphics memory it has by its own count.</summary>
    public void VideoMemory(long bytes)
    {
        lock (_lock) _videoMemory = Math.Max(_videoMemory ?? 0, bytes);
    }

    /// <summary>Runs a program as <see cref="ChildProcesses.RunAsync"/> does, and watches it meanwhile.</summary>
    public async Task<ProcessEnd> RunAsync(ChildProcesses processes, ProcessSpec spec, CancellationToken cancellation)
    {
        WatchedTree? tree = null;
        try
        {
            var end = await processes.RunAsync(spec with { IsMeasured = true, Started = Started + spec.Started }, cancellation);
            tree?.Usage = end.Usage;
            return end;
        }
        finally
        {
            if (tree is not null) Ended(tree);
        }

        void Started(StartedProgram program) =>
            tree = Begin(program.Id, program.Launcher, p => CookieHolders.Are(p, processes.Cookie, program.Start), isOld: false, spec.Limits.Cores);
    }

    /// <summary>Watches what runs already, a server, until the meter ends.</summary>
    /// <param name="root">Its process.</param>
    /// <param name="carries">Knows what it started and that has left it.</param>
    /// <param name="fromItsStart">It was started a moment ago, and all that it has done so far counts.</param>
    /// <param name="cores">Processors that it may use; null: all.</param>
    public void Watch(int root, Func<ProcessRow, bool> carries, bool fromItsStart = false, int? cores = null) => Begin(root, launcher: null, carries, isOld: !fromItsStart, cores);

    /// <summary>Looks once more, and tells; then nothing is looked at any more.</summary>
    public async Task<ResourceRecord> EndAsync()
    {
        var record = await RecordAsync();
        return Gpu is null ? record : await Gpu.AddToAsync(record, GpuWatcher.Monotonic(clock) - Now);
    }

    private async Task<ResourceRecord> RecordAsync()
    {
        lock (_lock)
        {
            if (!_stopped) _sampler?.Look(everything: true);
            if (_sampler?.Living.Any() == true) _ended = Now;
        }
        await DisposeAsync();
        var trees = _sampler?.Trees ?? [];
        var peaks = _peaks ?? Peaks.Of(trees);
        return new(_ended, _sampler?.Samples ?? [], [.. _marks], [.. trees.Select(t => t.Usage).OfType<ProgramUsage>()])
        {
            Begun = _first ?? 0,
            PeakProcess = peaks.Process,
            PeakOfEach = peaks.OfEach,
            PeakGroup = peaks.Group,
            LongestGap = _sampler?.LongestGap ?? 0,
            Period = Shortest.TotalSeconds,
            Processors = Math.Max(_processors, 1),
            OwnVideoMemory = _videoMemory,
            Doubt = Obstacle ?? trees.SelectMany(t => t.All).Select(p => p.Doubt).FirstOrDefault(d => d is not null),
            Members = [.. trees.SelectMany(t => t.All.Select(p => new SeenProcess(p.Row.Id, p.Row.Name, p.First, p.Last) { WasThere = t.IsOld }))],
        };
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_stopped) return;
            _stopped = true;
        }
        _wake.Release();
        await _looking;
        _sampler?.Dispose();
        _wake.Dispose();
    }

    private void Mark(MarkKind kind, string name, TimeSpan ago = default)
    {
        lock (_lock)
        {
            var time = Now;
            _marks.Add(new(time - ago.TotalSeconds, kind, name));
            _stage = time;
            // Counters are differences between marks.
            if (!_stopped) _sampler?.Look(everything: true);
            _peaks = kind switch
            {
                MarkKind.MeasuringBegins => null,
                MarkKind.MeasuringEnds when _sampler is not null => Peaks.Of(_sampler.Trees),
                _ => _peaks,
            };
        }
    }

    private WatchedTree? Begin(int root, int? launcher, Func<ProcessRow, bool> carries, bool isOld, int? cores)
    {
        lock (_lock)
        {
            var time = Now;
            _first ??= time;
            _stage = time;
            _processors = Math.Max(_processors, cores ?? Environment.ProcessorCount);
            if (Obstacle is not null || _stopped) return null;
            if (_sampler is null)
            {
                _sampler = new(systemRoot, () => Now);
                _looking = Task.Factory.StartNew(Look, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            // One that is over already has no members, and only what the kernel kept of it.
            var row = _sampler.Find(root) ?? new(root, 0, long.MaxValue, 0, "");
            WatchedTree tree = new(row, launcher, carries, isOld, time);
            _sampler.Add(tree, row);
            return tree;
        }
    }

    private void Ended(WatchedTree tree)
    {
        lock (_lock)
        {
            var ended = tree.Begun + (tree.Usage?.Wall.TotalSeconds ?? tree.All.Select(p => p.Last - p.First).DefaultIfEmpty(0).Max());
            _ended = Math.Max(_ended, ended);
            if (!_stopped) _sampler!.Remove(tree, ended);
        }
    }

    // On a thread of its own: a busy pool would be late.
    private void Look()
    {
        for (var period = Shortest; !_wake.Wait(period);)
            lock (_lock)
            {
                if (!_stopped) _sampler!.Look();
                period = Now - _stage < Early.TotalSeconds ? Shortest : Usual;
            }
    }
}
