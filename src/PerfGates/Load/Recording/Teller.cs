using System.Collections.Concurrent;

namespace PerfGates.Load.Recording;

/// <summary>Writes events on a thread of its own, so that no thread that drives load ever writes. Windows of several threads become one.</summary>
internal sealed class Teller : IDisposable
{
    private readonly BlockingCollection<Action> work = [];
    private readonly Dictionary<int, (WindowCounts[] Sum, int Parts)> open = []; // of the running step, by index of the window
    private readonly TextWriter output;
    private readonly Thread thread;

    public Teller(TextWriter output)
    {
        this.output = output;
        thread = new(Write) { IsBackground = true, Name = "teller" };
        thread.Start();
    }

    public void Tell(LoadEvent told) => work.Add(() => Line(told));

    /// <summary>One thread's part of a window; told when all parts are there.</summary>
    public void HandIn(int step, int parts, Windows windows, int index) => work.Add(() =>
    {
        if (parts == 1) Tell(step, index, windows.Counts);
        else Merge(step, parts, windows.Counts, index);
        foreach (var counts in windows.Counts) counts.Clear();
        windows.GiveBack(windows.Counts);
    });

    /// <summary>Waits until all is written.</summary>
    public void Flush()
    {
        using ManualResetEventSlim written = new();
        work.Add(() =>
        {
            written.Set();
        });
        written.Wait();
    }

    /// <summary>A step is over: windows that some threads did not live to see are told as they are.</summary>
    public void EndWindows(int step) => work.Add(() =>
    {
        foreach (var (index, (sum, _)) in open.OrderBy(o => o.Key)) Tell(step, index, sum);
        open.Clear();
    });

    public void Dispose()
    {
        work.CompleteAdding();
        thread.Join();
        work.Dispose();
    }

    private void Merge(int step, int parts, WindowCounts[] counts, int index)
    {
        if (!open.TryGetValue(index, out var merged)) merged = ([.. counts.Select(c => new WindowCounts(c.Over.Length))], 0);
        for (var i = 0; i < counts.Length; i++) merged.Sum[i].Add(counts[i]);
        if (merged.Parts + 1 < parts)
        {
            open[index] = (merged.Sum, merged.Parts + 1);
            return;
        }
        open.Remove(index);
        Tell(step, index, merged.Sum);
    }

    private void Tell(int step, int index, WindowCounts[] counts)
    {
        for (var request = 0; request < counts.Length; request++)
        {
            if (!counts[request].IsEmpty) Line(counts[request].ToEvent(step, request, index));
        }
    }

    private void Line(LoadEvent told)
    {
        output.WriteLine(LoadJson.Line(told));
        output.Flush();
    }

    private void Write()
    {
        foreach (var next in work.GetConsumingEnumerable()) next();
    }
}
