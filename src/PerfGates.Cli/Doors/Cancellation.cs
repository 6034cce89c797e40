using System.Diagnostics;
using System.Runtime.InteropServices;
using PerfGates.Processes;

namespace PerfGates.Cli.Doors;

/// <summary>
/// Everything that ends a run early: a signal, the build's cancel file, the death of the build. All of them cancel one
/// token. A run that does not heed it in time is ended with all that it started: five seconds are promised after Ctrl-C,
/// two after the death of the build.
/// </summary>
internal sealed class Cancellation : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterSignal = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan AfterDeath = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenSource _finished = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly TimeProvider _clock;
    private readonly string _cookie;
    private int _begun;

    public Cancellation(CheckJob job, TimeProvider clock)
    {
        (_clock, _cookie) = (clock, job.Nonce);
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
            _signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Cancel(AfterSignal);
            }));
        if (job.CancelFile is not null || job.Parent is not null) _ = WatchAsync(job);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _finished.Cancel();
        _signals.ForEach(s => s.Dispose());
    }

    private void Cancel(TimeSpan patience)
    {
        if (Interlocked.Exchange(ref _begun, 1) == 1) return;
        _ = EndAfterAsync(patience); // first: what listens to the token may itself be stuck
        _ = _source.CancelAsync();
    }

    private async Task EndAfterAsync(TimeSpan patience)
    {
        var waiting = Task.Delay(patience, _clock, _finished.Token);
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (waiting.IsCanceled) return;
        await Task.WhenAny(CookieHolders.EndAll(_cookie), Task.Delay(Interval, _clock));
        Process.GetCurrentProcess().Kill();
    }

    private async Task WatchAsync(CheckJob job)
    {
        var parent = job.Parent is { } id ? new LivingProcess(id) : null;
        using var timer = new PeriodicTimer(Interval, _clock);
        while (!_finished.IsCancellationRequested && await timer.WaitForNextTickAsync())
            if (parent is { IsAlive: false }) Cancel(AfterDeath);
            else if (File.Exists(job.CancelFile)) Cancel(AfterSignal);
    }
}
