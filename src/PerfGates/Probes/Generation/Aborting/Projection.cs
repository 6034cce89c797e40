using PerfGates.Statistics;

namespace PerfGates.Probes.Generation.Aborting;

/// <summary>
/// How long a run will take, told from its steps so far. With the shape of an accepted run: each step is so much slower
/// than there, and so will be the rest; of the ratio of all steps and that of the last few the smaller counts, so that
/// neither a slow beginning nor a slow moment is taken for all. Without one: as many steps more of the usual length.
/// </summary>
internal sealed class Projection
{
    // The first two hold what happens once: loading, compiling, filling caches.
    private const int NotTelling = 2;
    private const int Last = 8;
    private const int FewestRatios = 3;
    private const double Margin = 1.10;

    private readonly double _limit;
    private readonly StepProfile? _profile;
    private readonly List<(double Elapsed, int Step, int Steps)> _reports = [];
    private int _over;

    /// <param name="limit">Seconds.</param>
    public Projection(double limit, StepProfile? profile) => (_limit, _profile) = (limit, profile);

    /// <summary>Every report so far, each of a step further than the one before.</summary>
    public IReadOnlyList<(double Elapsed, int Step, int Steps)> Reports => _reports;

    /// <summary>So many projections running have to be over the limit.</summary>
    public int Needed { get; private set; }

    /// <summary>A step was finished. The seconds that the whole will take, once it is clear that they are too many; else null.</summary>
    public double? After(double elapsed, int step, int steps)
    {
        if (step <= (_reports.Count > 0 ? _reports[^1].Step : 0) || step > steps) return null;
        _reports.Add((elapsed, step, steps));
        var projected = _profile is { } profile && profile.Steps.Count == steps ? ByShape(profile, elapsed, step) : ByMedian(elapsed, step, steps);
        _over = projected > _limit * Margin ? _over + 1 : 0;
        return _over >= Needed && projected > _limit * Margin ? projected : null;
    }

    private double? ByShape(StepProfile profile, double elapsed, int step)
    {
        Needed = 3;
        double[] ratios = [.. StepTimes.Of(_reports).Zip(profile.Steps, (now, then) => now / then).Skip(NotTelling).Where(double.IsFinite)];
        if (step * 10 < profile.Steps.Count || ratios.Length < FewestRatios) return null;
        var ratio = Math.Min(Quantile.Median(ratios), Quantile.Median([.. ratios.TakeLast(Last)]));
        return elapsed + ratio * (profile.Steps.Skip(step).Sum() + profile.Tail);
    }

    private double? ByMedian(double elapsed, int step, int steps)
    {
        Needed = 5;
        double[] times = [.. StepTimes.Of(_reports).Skip(NotTelling)];
        if (step * 10 < steps * 3 || times.Length < FewestRatios) return null;
        return elapsed + Quantile.Median(times) * (steps - step);
    }
}
