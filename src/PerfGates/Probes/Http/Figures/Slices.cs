using PerfGates.Load;

namespace PerfGates.Probes.Http.Figures;

/// <summary>A step cut into stretches of equal time.</summary>
internal static class Slices
{
    private const int Most = 512;
    private const int FewestFull = 10;

    /// <summary>All of the step, the last stretch perhaps not full; neighbours are merged where there are too many. And how long they are, in seconds.</summary>
    public static (IReadOnlyList<Tally> Of, double Seconds) All(StepRecord step, IReadOnlySet<int> requests)
    {
        var windows = step.LastWindow + 1;
        var each = 1;
        while ((windows + each - 1) / each > Most) each *= 2;
        return (Cut(step, requests, each, (windows + each - 1) / each), each * step.WindowSeconds);
    }

    /// <summary>Full stretches of a second, or shorter ones where there would be fewer than ten; and how long they are, in seconds.</summary>
    public static (IReadOnlyList<Tally> Of, double Seconds) Full(StepRecord step, IReadOnlySet<int> requests)
    {
        // What the clock says is never exactly what was asked.
        var windows = (int)Math.Floor(step.Elapsed / step.WindowSeconds + 1e-3);
        var second = Math.Max(1, (int)Math.Round(1 / step.WindowSeconds));
        var each = Math.Clamp(windows / FewestFull, 1, second);
        return (Cut(step, requests, each, windows / each), each * step.WindowSeconds);
    }

    /// <summary>What was answered while the load lasted: the last answers come after its end.</summary>
    public static Tally InTime(StepRecord step, IReadOnlySet<int> requests) =>
        Tally.Of(Enumerable.Range(0, (int)Math.Ceiling(step.Elapsed / step.WindowSeconds - 1e-3)).SelectMany(step.WindowsAt).Where(w => requests.Contains(w.Request)));

    private static Tally[] Cut(StepRecord step, IReadOnlySet<int> requests, int each, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Tally.Of(Enumerable.Range(i * each, each).SelectMany(step.WindowsAt).Where(w => requests.Contains(w.Request))))];
}
