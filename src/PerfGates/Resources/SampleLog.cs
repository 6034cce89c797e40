namespace PerfGates.Resources;

/// <summary>Samples, bounded in number: of old ones, the highest and the lowest of each few are kept.</summary>
internal sealed class SampleLog(int most)
{
    // Of so many the two extremes stay.
    private const int Few = 4;

    private readonly List<ResourceSample> _samples = [];

    public IReadOnlyList<ResourceSample> All => [.. _samples];

    public void Add(ResourceSample sample)
    {
        if (_samples.Count >= most)
        {
            List<ResourceSample> thinned = [.. _samples.Chunk(Few).SelectMany(Extremes)];
            _samples.Clear();
            _samples.AddRange(thinned);
        }
        _samples.Add(sample);
    }

    private static IEnumerable<ResourceSample> Extremes(ResourceSample[] few)
    {
        ResourceSample[] known = [.. few.Where(s => s.Proportional is not null)];
        var (lowest, highest) = known.Length > 0
            ? (known.MinBy(s => s.Proportional)!, known.MaxBy(s => s.Proportional)!)
            : (few.MinBy(s => s.Anonymous)!, few.MaxBy(s => s.Anonymous)!);
        return lowest == highest ? [lowest] : lowest.Time < highest.Time ? [lowest, highest] : [highest, lowest];
    }
}
