using System.Collections.Concurrent;

namespace PerfGates.Load.Recording;

/// <summary>
/// Counts what one thread sees in one step; constant in size, however long it lasts. Windows are swapped at their end and
/// told by somebody else.
/// </summary>
internal sealed class Recorder
{
    public const int Firsts = 1024;

    private readonly long[] limits;
    private readonly long length;
    private readonly Action<Windows, int> handIn;
    private readonly ConcurrentBag<WindowCounts[]> spare = [];
    private WindowCounts[] current;
    private long start;
    private long end = long.MaxValue; // of the running window
    private int index;

    /// <param name="limits">Nanoseconds.</param>
    /// <param name="window">Nanoseconds.</param>
    /// <param name="isOpen">Only then does service time differ from latency.</param>
    /// <param name="handIn">Gets each full window with its index, in order.</param>
    public Recorder(int requests, long[] limits, long window, bool isOpen, Action<Windows, int> handIn)
    {
        (this.limits, length, this.handIn) = (limits, Math.Max(1, window), handIn);
        Latencies = [.. Enumerable.Range(0, requests).Select(_ => new int[Buckets.Fine.Count])];
        Services = isOpen ? [.. Enumerable.Range(0, requests).Select(_ => new int[Buckets.Fine.Count])] : [];
        First = [.. Enumerable.Range(0, requests).Select(_ => new FirstAnswers())];
        current = Empty();
        spare.Add(Empty());
    }

    public int[][] Latencies { get; }

    public int[][] Services { get; }

    public FirstAnswers[] First { get; }

    public int[] Lags { get; } = new int[Buckets.Fine.Count];

    /// <summary>Answers, good or not.</summary>
    public long Answers { get; private set; }

    /// <summary>When the running window ends; long.MaxValue before measuring.</summary>
    public long WindowEnd => end;

    /// <summary>Windows count from here. Only the first call counts.</summary>
    public void Begin(long measuredStart)
    {
        if (end != long.MaxValue) return;
        start = measuredStart;
        end = start + length;
    }

    /// <param name="cause">Of a failure: then it is slower than any limit.</param>
    public void Answered(int request, long due, long sent, long now, string? cause, long bytes, int met, int tried)
    {
        Roll(now);
        var window = current[request];
        var latency = now - due;
        var ok = cause is null;
        Answers++;
        First[request].Add(Nanoseconds.Seconds(due - start), ok ? Nanoseconds.Seconds(latency) : -1);
        window.Bytes += bytes;
        window.ChecksMet += met;
        window.ChecksTried += tried;
        for (var i = 0; i < limits.Length; i++)
        {
            if (latency >= limits[i] || !ok) window.Over[i]++;
        }
        if (!ok)
        {
            window.Failed[cause!] = window.Failed.GetValueOrDefault(cause!) + 1;
            return;
        }
        window.Ok++;
        var seconds = Nanoseconds.Seconds(latency);
        window.Sum += seconds;
        window.SumOfSquares += seconds * seconds;
        if (seconds > window.Max) window.Max = seconds;
        window.Histogram[Buckets.Coarse.Index(latency)]++;
        Latencies[request][Buckets.Fine.Index(latency)]++;
        if (Services.Length > 0) Services[request][Buckets.Fine.Index(now - sent)]++;
    }

    public void Started(long now)
    {
        Roll(now);
        if (current.Length > 0) current[0].Started++;
    }

    public void Late(int request, long now)
    {
        Roll(now);
        current[request].Late++;
    }

    public void Dropped(int request, long now)
    {
        Roll(now);
        current[request].Dropped++;
    }

    public void Lagged(long nanoseconds) => Lags[Buckets.Fine.Index(nanoseconds)]++;

    /// <summary>Hands in every window that has ended by now.</summary>
    public void Roll(long now)
    {
        while (now >= end) HandIn();
    }

    /// <summary>Hands in the running window as it is.</summary>
    public void Finish()
    {
        if (end != long.MaxValue) HandIn();
        end = long.MaxValue;
    }

    private void HandIn()
    {
        handIn(new(current, spare.Add), index++);
        end += length;
        current = spare.TryTake(out var cleared) ? cleared : Empty();
    }

    private WindowCounts[] Empty() => [.. Latencies.Select(_ => new WindowCounts(limits.Length))];
}

/// <param name="Counts">Of every request.</param>
/// <param name="GiveBack">Takes them, cleared, when they have been read.</param>
internal readonly record struct Windows(WindowCounts[] Counts, Action<WindowCounts[]> GiveBack);

/// <summary>The first answers of a request, as they were.</summary>
internal sealed class FirstAnswers
{
    public double[] Times { get; } = new double[Recorder.Firsts];

    public double[] Latencies { get; } = new double[Recorder.Firsts];

    public int Count { get; private set; }

    public void Add(double time, double latency)
    {
        if (Count == Recorder.Firsts) return;
        (Times[Count], Latencies[Count]) = (time, latency);
        Count++;
    }
}
