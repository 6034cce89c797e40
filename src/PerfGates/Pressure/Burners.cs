using System.Diagnostics;

namespace PerfGates.Pressure;

/// <summary>
/// What <c>perfgates burn</c> does: a thread for each processor burns time, and a line each second says how much of it.
/// It ends with its input, so that a killed engine leaves no burners behind.
/// </summary>
internal sealed class Burners(double load, IReadOnlyList<int> processors, TextReader input, TextWriter output)
{
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    public void Run()
    {
        using var ended = new ManualResetEventSlim();
        new Thread(() => AwaitEnd(ended)) { IsBackground = true, Name = "input" }.Start();
        BurnerThread[] threads = [.. processors.Select(p => new BurnerThread(load, p).Started())];
        for (var begun = Stopwatch.GetTimestamp(); !ended.Wait(Interval);)
        {
            var now = Stopwatch.GetTimestamp();
            var span = Stopwatch.GetElapsedTime(begun, now).TotalSeconds * threads.Length;
            var burnt = threads.Select(t => t.Next()).ToList();
            output.WriteLine(new Burn(burnt.Sum(b => b.Used) / span, burnt.Sum(b => b.Waited) / span).Text);
            output.Flush();
            begun = now;
        }
        foreach (var thread in threads) thread.Dispose();
    }

    private void AwaitEnd(ManualResetEventSlim ended)
    {
        while (input.ReadLine() is not null) { }
        ended.Set();
    }
}
