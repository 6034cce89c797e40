namespace PerfGates.Probes.Generation.Jobs;

/// <summary>
/// How long to wait before asking again: a tenth of what is left, so that the last wait, which is what nobody can see
/// into, is short, and a long job is not asked a thousand times.
/// </summary>
internal static class PollPace
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50), Longest = TimeSpan.FromSeconds(2);

    // Where nobody knows what is left: so long after so long, the end is seen within a few percent.
    private const double OfElapsed = 0.05;

    /// <param name="elapsed">Seconds since it was submitted.</param>
    /// <param name="left">Seconds, as far as anybody can tell; negative where it is overdue; null: nobody can.</param>
    /// <param name="retryAfter">What the server asks for: never less, and more than the usual where it says so.</param>
    public static TimeSpan After(double elapsed, double? left, TimeSpan? retryAfter)
    {
        var own = TimeSpan.FromSeconds(Math.Clamp(left is { } known ? Math.Abs(known) / 10 : elapsed * OfElapsed, Shortest.TotalSeconds, Longest.TotalSeconds));
        return retryAfter is { } asked && asked > own ? asked : own;
    }
}
