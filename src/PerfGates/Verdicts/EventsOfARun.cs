using PerfGates.Probes;
using PerfGates.Statistics;
using PerfGates.Statistics.Rules;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>A percentile of one run, by <see cref="PercentileRule"/>: only how many events reached the limit decides.</summary>
internal static class EventsOfARun
{
    /// <param name="shown">The probe's own value, for where the percentile falls among the failed ones.</param>
    public static OneRun Judged(Matter matter, Evidence.Percentile evidence, double shown, double limit)
    {
        var (events, share) = (evidence.Events, evidence.Share);
        var rule = new PercentileRule(share, Math.BitDecrement(limit), matter.Beta);
        var each = events.Each ?? [];
        // Slower than any, and yet a number that ranks can be made of.
        var slowest = Math.Max(shown, 2 * each.Select(e => e.Value).Where(double.IsFinite).Append(limit).Max());
        double[] times = [.. each.Select(e => e.Time)], values = [.. each.Select(e => Math.Min(e.Value, slowest))];
        var round = values.Length > 0 ? rule.Round(times, values)
            : events.Count >= TimeBatches.FewestEvents ? rule.Round(Windowed(events, limit))
            : Exceedance.Unclear(0, (int)events.Count, Statistics.Rules.Doubt.TooFew);

        var (rising, counts) = All(events);
        var quantile = Quantile.Of(rising, counts, share);
        var value = double.IsFinite(quantile) ? quantile : Math.Max(shown, rising.Length > 1 ? rising[^2] : 0);
        var level = matter.Beta / 2;
        var interval = values.Length > 0 ? QuantileInterval.Of(times, values, share, level)
            : events.Count >= TimeBatches.FewestEvents ? QuantileInterval.Of(Windowed(events, value), rising, counts, share, level)
            : Interval.Unbounded;
        var grounds = new Grounds
        {
            Rule = RuleNames.Exceedances,
            Count = (int)events.Count,
            Word = evidence.Word,
            Interval = new(interval.Low, interval.High),
            Closeness = OneRun.Closeness(interval, value, limit),
            Events = new(round, 1 - share),
            Notes = [Over(round, share, evidence.Word), .. events.Failed > 0 ? [$"{events.Failed} failed ones count as slower"] : Array.Empty<string>()],
        };
        return new(round.Decision, value, grounds, round.Decision == Decision.Undecided ? Unclear(matter, rule, grounds, round, share) : null);
    }

    // In a fixed notation, such as "6.1 % of them reach the limit, 5 % may".
    private static string Over(Exceedance round, double share, string word) =>
        FormattableString.Invariant($"{100.0 * round.Over / Math.Max(1, round.Count):0.##} % of {word}s reach the limit, {100 * (1 - share):0.##} % may");

    private static Doubt Unclear(Matter matter, PercentileRule rule, Grounds grounds, Exceedance round, double share) => round.Doubt switch
    {
        Statistics.Rules.Doubt.TooFew => OneRun.Unclear(
            $"{matter.Budget.Metric.Name} takes {rule.FewestEvents} independent {grounds.Word}s, and there were {Worth(round, grounds.Word)}",
            $"let the load go on for longer, or budget the median or max"),
        Statistics.Rules.Doubt.FewAndDependent => OneRun.Unclear($"so few {grounds.Word}s tell only where they do not depend on each other, and these do", $"{TimeBatches.FewestEvents} or more would tell"),
        Statistics.Rules.Doubt.TooCorrelated => OneRun.Unclear($"{grounds.Word}s close in time resemble each other over too large a part of the run", "let the load go on for several times as long"),
        _ => OneRun.Unclear($"{BreachText.Knowledge(matter.Gate, grounds, matter.Budget.Metric.Dimension ?? Dimension.Number)}, {InconclusiveText.Count(grounds)}, {Over(round, share, grounds.Word)}", OneRun.Need(grounds, grounds.Closeness)),
    };

    private static string Worth(Exceedance round, string word)
    {
        var worth = round.Count / round.RankDispersion;
        return worth < round.Count - 0.5 ? FormattableString.Invariant($"{round.Count} that are worth {worth:0}") : $"{round.Count}";
    }

    private static WindowedEvents Windowed(EventSeries events, double limit)
    {
        var exact = events.Limits.IndexOf(limit);
        return WindowedEvents.Of(
            [.. events.Windows.Select(w => (double[])[.. w.Values.Select(v => v.Value), double.PositiveInfinity])],
            [.. events.Windows.Select(w => (double[])[.. w.Values.Select(v => (double)v.Count), w.Failed])],
            [.. events.Windows.Select(w => exact >= 0 ? (double)w.Over[exact] : w.Failed + w.Values.Where(v => v.Value >= limit).Sum(v => v.Count))]);
    }

    private static int IndexOf(this IReadOnlyList<double> limits, double limit)
    {
        for (var i = 0; i < limits.Count; i++)
            if (limits[i] == limit) return i;
        return -1;
    }

    private static (double[] Rising, double[] Counts) All(EventSeries events) =>
        ([.. events.Values.Select(v => v.Value), double.PositiveInfinity], [.. events.Values.Select(v => (double)v.Count), events.Failed]);
}
