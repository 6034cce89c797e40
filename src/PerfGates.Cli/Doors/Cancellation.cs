using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PerfGates.Cli.Doors;

/// <summary>
/// Everything that ends a run early: a signal, the build's cancel file, the death of the build. All of them cancel one
/// token; a run that does not heed it within four seconds is ended with its process, because five is what people were promised.
/// </summary>
internal sealed class Cancellation : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenSource _finished = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly TimeProvider _clock;

    public Cancellation(CheckJob job, TimeProvider clock)
    {
        _clock = clock;
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
            _signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Cancel();
            }));
        if (job.CancelFile is not null || job.Parent is not null) _ = WatchAsync(job);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _finished.Cancel();
        _signals.ForEach(s => s.Dispose());
    }

    private void Cancel()
    {
        if (_source.IsCancellationRequested) return;
        _source.Cancel();
        _ = EndAfterPatienceAsync();
    }

    private async Task EndAfterPatienceAsync()
    {
        var patience = Task.Delay(Patience, _clock, _finished.Token);
        await patience.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!patience.IsCanceled) Process.GetCurrentProcess().Kill();
    }

    private async Task WatchAsync(CheckJob job)
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        while (!_finished.IsCancellationRequested && await timer.WaitForNextTickAsync())
            if (File.Exists(job.CancelFile) || (job.Parent is { } parent && !IsAlive(parent)))
            {
                Cancel();
                return;
            }
    }

    // The kernel counts start times in clock ticks since boot, so two readings of one process differ by a little.
    private static bool IsAlive(ParentProcess parent)
    {
        try
        {
            using var process = Process.GetProcessById(parent.Id);
            return !process.HasExited && (process.StartTime.ToUniversalTime() - parent.Started.UtcDateTime).Duration() < TimeSpan.FromSeconds(2);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
