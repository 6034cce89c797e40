namespace PerfGates.Load.Machine;

/// <summary>
/// Looks at the clock without pause and notes how far it jumps. Gaps count by their length, not by their number: the
/// question is how long an answer that comes at any moment would wait to be seen.
/// </summary>
internal sealed class Calibration
{
    private static readonly long Length = 50_000_000;

    private readonly List<long> gaps = new(1024); // gaps worth a look; the others are the length of the loop itself
    private long total;

    public void Spin()
    {
        var began = Nanoseconds.Now;
        var last = began;
        while (last - began < Length)
        {
            var now = Nanoseconds.Now;
            if (now - last > 1000 && gaps.Count < gaps.Capacity) gaps.Add(now - last);
            last = now;
        }
        total += last - began;
    }

    /// <summary>Seconds; 99 % of the time lay in gaps shorter than this.</summary>
    public double Gap99
    {
        get
        {
            var above = total / 100.0;
            foreach (var gap in gaps.OrderDescending())
            {
                above -= gap;
                if (above <= 0) return Nanoseconds.Seconds(gap);
            }
            return 0;
        }
    }
}
