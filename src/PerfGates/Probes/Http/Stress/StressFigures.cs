using PerfGates.Probes.Http.Figures;
using PerfGates.Units;

namespace PerfGates.Probes.Http.Stress;

/// <summary>What a search found out.</summary>
internal static class StressFigures
{
    // Of fewer seconds nobody can say how even they are.
    private const int FewestSeconds = 5;

    public static IReadOnlyDictionary<string, Reading> Of(StressRun run)
    {
        var search = run.Search;
        var up = run.Probed.Where(p => p.Load <= (search.Healthy ?? run.Settings.Start.From)).ToList();
        var readings = new Dictionary<string, Reading>
        {
            [HttpMetrics.BreakingPoint] = new(search.Healthy ?? 0, Cause: Cause(run)) { Evidence = new Evidence.Bracket(search.FirstBad, search.Doubt) },
            [HttpMetrics.Stability] = Once(Stability(run, up)),
            [HttpMetrics.Consistency] = Once(up.Select(p => Consistency(p.Record)).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min()),
            ["availability"] = Once(Availability(up)),
        };
        readings[HttpMetrics.RecoveryTime] = run.Recovery is not { } recovery
            ? new(double.NaN) { Evidence = new Evidence.Unknown(search.Doubt is { } doubt ? $"the search ended before it: {doubt}" : "nothing broke up to the ceiling, so there was nothing to recover from; raise 'ceiling', or remove the budget") }
            : Once(recovery.TotalSeconds, run.NeverRecovered ? $"not recovered within {QuantityText.Format(new(recovery.TotalSeconds, Dimension.Time))}, at {run.Words(run.Settings.RecoveryRate.From)}" : null);
        return readings;
    }

    private static string? Cause(StressRun run)
    {
        var broken = run.Probed.Where(p => p.Broken is not null && (run.Search.Healthy is not { } healthy || p.Load > healthy)).MinBy(p => p.Load);
        return broken is null ? run.Search.Doubt : $"broken at {run.Words(broken.Load)}: {broken.Broken}";
    }

    /// <summary>Healthy seconds of all that are judged.</summary>
    private static double Stability(StressRun run, IReadOnlyList<ProbedStep> steps)
    {
        bool[] seconds = [.. steps.SelectMany(p => Seconds(p.Record).Select(s => run.Health.IsHealthy(p.Record, s)))];
        return seconds.Length == 0 ? double.NaN : (double)seconds.Count(s => s) / seconds.Length;
    }

    /// <summary>1 - standard deviation / mean of the answers per second.</summary>
    private static double Consistency(StepRecord step)
    {
        double[] answers = [.. Seconds(step).Select(s => (double)Tally.Of(step.WindowsAt(s)).Ok)];
        if (answers.Length < FewestSeconds || answers.Average() is not (> 0 and var mean)) return double.NaN;
        return 1 - Math.Sqrt(answers.Sum(a => (a - mean) * (a - mean)) / (answers.Length - 1)) / mean;
    }

    private static double Availability(IReadOnlyList<ProbedStep> steps)
    {
        var all = Tally.Of(steps.SelectMany(p => p.Record.Windows));
        return (double)all.Ok / (all.Count + all.Dropped);
    }

    private static IEnumerable<int> Seconds(StepRecord step) => Enumerable.Range(Health.NotJudged, Health.Judged(step).Seconds);

    private static Reading Once(double value, string? cause = null) => new(value, Cause: cause) { Evidence = new Evidence.Once() };
}
