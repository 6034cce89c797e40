using PerfGates.Diagnostics;

namespace PerfGates.Import;

/// <summary>One think time serves a whole scenario: the mean of its pauses, so that a pass takes as long as it did.</summary>
internal static class Thinking
{
    /// <param name="pauses">Between each step and the next.</param>
    /// <param name="span">Where they differ.</param>
    public static TimeSpan Mean(IReadOnlyList<TimeSpan> pauses, SourceSpan span, ICollection<Diagnostic> problems)
    {
        if (pauses.Count == 0) return TimeSpan.Zero;
        var mean = TimeSpan.FromMilliseconds(Math.Round(pauses.Average(p => p.TotalMilliseconds)));
        if (pauses.Max() - pauses.Min() > TimeSpan.FromMilliseconds(1)) problems.Add(Rules.LeftOut.At(span, "that think times differ", $"their mean, {GateText.Span(mean)}, stands between all steps"));
        return mean;
    }
}
