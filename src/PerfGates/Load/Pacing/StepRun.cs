using PerfGates.Load.Recording;
using PerfGates.Load.Users;

namespace PerfGates.Load.Pacing;

/// <summary>What all threads of a running step share.</summary>
internal sealed class StepRun(Program program, LoadOrder.Step order, Scenario[] scenarios, int requests, Teller teller)
{
    private readonly Dictionary<(string Name, string Cause), int> failures = [];
    private readonly Lock failing = new();
    private long start;
    private long warmed;
    private long taken;
    private volatile bool stopped;
    private volatile bool outOfData;

    public Program Program { get; } = program;

    public LoadOrder.Step Order { get; } = order;

    public Scenario[] Scenarios { get; } = scenarios;

    public int Requests { get; } = requests;

    public Teller Teller { get; } = teller;

    public Drive.Open? Open => Order.Drive as Drive.Open;

    /// <summary>When load began, warm-up included.</summary>
    public long Began { get; private set; }

    /// <summary>Measured start; 0: not yet known.</summary>
    public long Start => Volatile.Read(ref start);

    /// <summary>From when on no pass begins; long.MaxValue while that is not known.</summary>
    public long End => Order.For is { } span && Start is > 0 and var from ? from + Nanoseconds.Of(span) : long.MaxValue;

    public bool IsStopped => stopped;

    public bool IsOutOfData => outOfData;

    /// <summary>Told by whoever stops the step, so that threads that wait wake up.</summary>
    public event Action? Stopping;

    public void Begin(long now)
    {
        Began = now;
        if (Open is { } open) start = now + new Schedule(Order, open, Program.Plan.Seed).MeasuredFrom;
        else if (Order.WarmUpIterations == 0) start = now + Nanoseconds.Of(Order.WarmUp);
    }

    public void Stop()
    {
        stopped = true;
        Stopping?.Invoke();
    }

    public void RunOutOfData()
    {
        outOfData = true;
        Stop();
    }

    /// <summary>Closed load: whether one more pass begins now, and whether it counts.</summary>
    public bool TakePass(long now, out bool counted)
    {
        counted = false;
        if (stopped) return false;
        if (Start == 0)
        {
            if (Interlocked.Increment(ref warmed) <= Order.WarmUpIterations) return true;
            Interlocked.CompareExchange(ref start, now, 0);
        }
        if (now < Start) return true;
        counted = true;
        return now < End && (Order.Iterations is not { } all || Interlocked.Increment(ref taken) <= all);
    }

    /// <summary>What failed first, measured or not.</summary>
    public LoadEvent.Failure? FirstFailure { get; private set; }

    public void Tell(LoadEvent.Failure failure)
    {
        lock (failing) FirstFailure ??= failure;
        Teller.Tell(failure);
    }

    /// <summary>Of a cause of a request only the first three are told.</summary>
    public bool IsAmongFirst(string request, string cause)
    {
        lock (failing)
        {
            failures.TryGetValue((request, cause), out var count);
            failures[(request, cause)] = count + 1;
            return count < 3;
        }
    }
}
