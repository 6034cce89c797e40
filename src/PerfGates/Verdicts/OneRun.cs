using PerfGates.Diagnostics;
using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Verdicts;

/// <summary>What one run says by itself.</summary>
/// <param name="Decision">Exceeds is a suspicion: another run must confirm it.</param>
/// <param name="Value">In the unit of the metric.</param>
/// <param name="Doubt">Why it is undecided; null if it is decided.</param>
internal sealed record OneRun(Decision Decision, double Value, Grounds Grounds, Doubt? Doubt)
{
    /// <param name="knowledge">What is known of the value, for people.</param>
    /// <param name="need">What would decide.</param>
    public static Doubt Unclear(string knowledge, string need) => new(Rules.Undecided, "", $"{knowledge}; {need}") { SaysLimit = true };

    /// <summary>Of what more would tell where two runs disagree.</summary>
    public static string MoreOf(OneRun run) => $"a longer run than these of {InconclusiveText.Count(run.Grounds)} would tell";

    /// <summary>"some 4,000 requests might": the width of an interval shrinks with the root of their number.</summary>
    /// <param name="closeness">The half width of the interval over the distance to the limit.</param>
    public static string Need(Grounds grounds, double closeness)
    {
        var needed = grounds.Count * closeness * closeness;
        return double.IsFinite(needed) && needed <= 100.0 * grounds.Count
            ? $"some {InconclusiveText.Count(grounds with { Count = Rounded(Math.Max(needed, grounds.Count * 1.1)) })} might tell; let the load go on for longer"
            : "the limit lies too near for any number; move it, or look at the machine";
    }

    // Two digits: the estimate has no more.
    private static int Rounded(double count)
    {
        var digit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(count)) - 1));
        return (int)(Math.Ceiling(count / digit) * digit);
    }

    public static double Closeness(Interval interval, double value, double limit) => (interval.High - interval.Low) / 2 / Math.Abs(value - limit);
}
