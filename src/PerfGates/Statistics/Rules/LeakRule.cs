namespace PerfGates.Statistics.Rules;

/// <summary>
/// Growth of floors (what is left after a collection) against a limit of growth, by Kendall's exact test: a trend of
/// ranks, which one big step or a saw-tooth between floors cannot fake.
/// </summary>
internal static class LeakRule
{
    // Of one stretch; a breach needs a second one, judged alone.
    private const double SuspicionAlpha = 0.001;
    private const double RisingNeighbours = 2.0 / 3;

    /// <summary>So few floors can never show a suspicion: 1/6! is above its level.</summary>
    public const int FewestFloors = 7;

    /// <summary>One stretch: holds, suspicion (exceeds) or undecided.</summary>
    /// <param name="times">Rising strictly; one per floor, at least two.</param>
    /// <param name="limit">Growth allowed per unit of time.</param>
    public static Growth Stretch(IReadOnlyList<double> times, IReadOnlyList<double> floors, double limit, double beta = PairedRule.DefaultBeta)
    {
        var (rising, falling, level) = Kendall.Count([.. floors.Zip(times, (floor, time) => floor - limit * time)]);
        // Pairs that stay level speak against either claim.
        var pExceeds = Kendall.PAtMost(falling + level, floors.Count);
        var pHolds = Kendall.PAtMost(rising + level, floors.Count);
        var neighbours = floors.Zip(floors.Skip(1), (before, after) => after > before).Count(rises => rises);
        var decision = pExceeds <= SuspicionAlpha && neighbours >= RisingNeighbours * (floors.Count - 1) ? Decision.Exceeds
            : pHolds <= beta ? Decision.Holds
            : Decision.Undecided;
        return new(decision, floors.Count, pExceeds, pHolds, TheilSen.Slope(times, floors), TheilSen.Interval(times, floors, beta / 2));
    }

    /// <summary>Over stretches in their order: the first may pass unless the second speaks against it, a suspicion must show twice in a row.</summary>
    public static Decision Decide(IReadOnlyList<Growth> stretches) => stretches switch
    {
        [{ Decision: Decision.Holds }, { Decision: Decision.Exceeds }, ..] => Decision.Undecided,
        [{ Decision: Decision.Holds }, ..] => Decision.Holds,
        [{ Decision: Decision.Exceeds }, { Decision: Decision.Exceeds }, ..] => Decision.Exceeds,
        _ => Decision.Undecided,
    };
}
