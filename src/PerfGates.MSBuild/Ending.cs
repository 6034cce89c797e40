using System.Diagnostics;

namespace PerfGates.MSBuild;

/// <summary>
/// Ends a run that should end: asks the program, two seconds later kills it with its tree, one second later kills what
/// has left the tree and may hold the program's output open. Begins by itself at the time limit, or when the program
/// stays after it was done. A step that fails is noted, and the next one comes all the same.
/// </summary>
internal sealed class Ending : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterDone = TimeSpan.FromSeconds(5), ToObey = TimeSpan.FromSeconds(2), ToDie = TimeSpan.FromSeconds(3);

    private readonly EndingSteps steps;
    private readonly TimeSpan limit;
    private readonly Stopwatch sinceStart = Stopwatch.StartNew(), sinceDone = new(), sinceBegin = new();
    private readonly Timer timer;
    private readonly object step = new();
    private bool killed, reaped, disposed;

    public Ending(TimeSpan limit, EndingSteps steps)
    {
        (this.limit, this.steps) = (limit, steps);
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
        Try(steps.Ask);
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
        if (!sinceDone.IsRunning && steps.IsDone()) sinceDone.Start();
        if (sinceStart.Elapsed > limit && !sinceDone.IsRunning && !sinceBegin.IsRunning)
        {
            steps.OnTimeout();
            Begin();
        }
        if (sinceDone.Elapsed > AfterDone) Begin();
        if (sinceBegin.Elapsed > ToObey && !killed)
        {
            killed = true;
            Try(steps.Kill);
        }
        if (sinceBegin.Elapsed > ToDie && !reaped)
        {
            reaped = true;
            Try(steps.Reap);
        }
    }

    // What escapes on a timer's thread ends the build node, and with it the reason.
    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception any)
        {
            steps.Note("ending: " + any.Message);
        }
    }
}

/// <summary>What ending means for one program.</summary>
/// <param name="IsDone">Whether it has nothing left to do but to go.</param>
/// <param name="OnTimeout">Takes note that the limit is reached, before the end begins.</param>
/// <param name="Note">Takes a line for the log; never throws.</param>
internal sealed record EndingSteps(Func<bool> IsDone, Action OnTimeout, Action Ask, Action Kill, Action Reap, Action<string> Note);
