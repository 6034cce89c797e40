namespace PerfGates.Tests.Servers;

/// <summary>A clock on which an hour has passed as soon as somebody says so.</summary>
internal sealed class ClockOfOneHour : TimeProvider
{
    private readonly Lock _lock = new();
    private ITimer? _waiting;
    private bool _passed;

    public void Pass()
    {
        lock (_lock)
        {
            _passed = true;
            _waiting?.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != TimeSpan.FromHours(1)) return base.CreateTimer(callback, state, dueTime, period);
        lock (_lock) return _waiting = base.CreateTimer(callback, state, _passed ? TimeSpan.Zero : dueTime, period);
    }
}
