using System.Diagnostics;

namespace PerfGates.MSBuild;

/// <summary>
/// Ends a run that should end: asks the engine, two seconds later kills it with its tree, one second later kills what
/// has left the tree and may hold the engine's output open. Begins by itself at the time limit, or when the engine
/// stays after its verdict.
/// </summary>
internal sealed class Ending : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterVerdict = TimeSpan.FromSeconds(5), ToObey = TimeSpan.FromSeconds(2), ToDie = TimeSpan.FromSeconds(3);

    private readonly RunFolder run;
    private readonly TimeSpan limit;
    private readonly Action onTimeout, kill, reap;
    private readonly Stopwatch sinceStart = Stopwatch.StartNew(), sinceVerdict = new(), sinceBegin = new();
    private readonly Timer timer;
    private readonly object step = new();
    private bool killed, reaped, disposed;

    public Ending(RunFolder run, TimeSpan limit, Action onTimeout, Action kill, Action reap)
    {
        (this.run, this.limit, this.onTimeout, this.kill, this.reap) = (run, limit, onTimeout, kill, reap);
        timer = new Timer(_ => Look(), null, Tick, Tick);
    }

    /// <summary>Returns at once, and is safe to call again and again: under -mt MSBuild does.</summary>
    public void Begin()
    {
        lock (sinceBegin)
        {
            if (sinceBegin.IsRunning) return;
            sinceBegin.Start();
        }
        try
        {
            run.AskToEnd();
        }
        catch (IOException)
        {
            // a full disk: the engine cannot be asked, so it will be killed
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (step) disposed = true;
    }

    private void Look()
    {
        if (!Monitor.TryEnter(step)) return;
        try
        {
            if (!disposed) TakeStep();
        }
        finally
        {
            Monitor.Exit(step);
        }
    }

    private void TakeStep()
    {
        if (!sinceVerdict.IsRunning && File.Exists(run.VerdictPath)) sinceVerdict.Start();
        if (sinceStart.Elapsed > limit && !sinceVerdict.IsRunning && !sinceBegin.IsRunning)
        {
            onTimeout();
            Begin();
        }
        if (sinceVerdict.Elapsed > AfterVerdict) Begin();
        if (sinceBegin.Elapsed > ToObey && !killed)
        {
            killed = true;
            kill();
        }
        if (sinceBegin.Elapsed > ToDie && !reaped)
        {
            reaped = true;
            reap();
        }
    }
}
