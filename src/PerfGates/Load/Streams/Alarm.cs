using PerfGates.Load.Epoll;

namespace PerfGates.Load.Streams;

/// <summary>Waits until a moment or a ring, as sharply as the system can.</summary>
internal sealed class Alarm : IDisposable
{
    private const long Spin = 60_000;
    private const long Coarse = 2_000_000; // how long before the moment a wait in milliseconds turns into yielding

    private readonly Poll? poll = OperatingSystem.IsLinux() ? new() : null;
    private readonly ManualResetEventSlim rung = new();

    public void WaitUntil(long moment)
    {
        while (!rung.IsSet)
        {
            var left = moment - Nanoseconds.Now;
            if (left <= 0) return;
            if (poll is not null)
            {
                if (left > Spin && poll.Wait(left - Spin) > 0) poll.Silence();
                else if (left <= Spin) Thread.SpinWait(20);
            }
            else if (left > Coarse)
            {
                rung.Wait((int)Math.Min((left - Coarse) / 1_000_000, 1000));
            }
            else
            {
                Thread.Yield();
            }
        }
        rung.Reset();
    }

    public void Ring()
    {
        rung.Set();
        poll?.Wake();
    }

    public void Dispose()
    {
        poll?.Dispose();
        rung.Dispose();
    }
}
