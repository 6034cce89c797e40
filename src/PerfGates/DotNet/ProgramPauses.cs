using PerfGates.Processes;

namespace PerfGates.DotNet;

/// <summary>Listens to the pauses of every .NET program among processes that come and go.</summary>
internal sealed class ProgramPauses : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private readonly Func<IReadOnlyList<ProcessRow>> _living;
    private readonly TimeProvider _clock;
    private readonly Dictionary<(int, long), PauseWatch> _watches = [];
    private readonly Dictionary<(int, long), string> _deaf = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _looking;
    private Looked<IReadOnlyList<CollectionPause>>? _heard;

    /// <param name="living">The processes that count, now.</param>
    public ProgramPauses(Func<IReadOnlyList<ProcessRow>> living, TimeProvider clock)
    {
        (_living, _clock) = (living, clock);
        _looking = Task.Run(LookAsync);
    }

    /// <summary>Stops listening, and tells all pauses of all programs; or why they are not all.</summary>
    public async Task<Looked<IReadOnlyList<CollectionPause>>> EndAsync()
    {
        if (_heard is { } before) return before;
        await _stop.CancelAsync();
        await _looking;
        List<CollectionPause> pauses = [];
        string? problem = null;
        foreach (var watch in _watches.Values)
        {
            var (heard, failed) = await watch.CloseAsync();
            pauses.AddRange(heard ?? []);
            problem ??= failed;
        }
        problem ??= _deaf.Values.FirstOrDefault() ?? (_watches.Count == 0 ? "no .NET program was among the processes, or it ended before it could be listened to" : null);
        return (_heard = problem is null ? new(pauses, null) : Looked<IReadOnlyList<CollectionPause>>.Failed(problem)).Value;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _stop.Dispose();
    }

    private async Task LookAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            foreach (var process in _living()) await HearAsync(process);
            await Task.Delay(Period, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HearAsync(ProcessRow process)
    {
        if (_watches.ContainsKey(process.Key)) return;
        var access = DiagnosticsEndpoint.Of(process);
        if (access == RuntimeAccess.Closed) _deaf[process.Key] = $"{process} is a .NET program whose diagnostics are turned off, or not there yet";
        if (access != RuntimeAccess.Open) return;
        // Of the call itself: a program that starts answers a moment later, and is asked again.
        var (watch, problem) = await PauseWatch.OpenAsync(process.Id, CancellationToken.None);
        _deaf.Remove(process.Key);
        if (watch is not null) _watches[process.Key] = watch;
        else if (ProcessTable.Find(process.Id)?.Key == process.Key) _deaf[process.Key] = $"{process}: {problem}";
    }
}
