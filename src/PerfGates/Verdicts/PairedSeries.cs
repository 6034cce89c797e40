using PerfGates.Probes;

namespace PerfGates.Verdicts;

/// <summary>The values of both arms, pair by pair; as many of each, at least one.</summary>
internal sealed record PairedSeries(IReadOnlyList<double> Base, IReadOnlyList<double> Head, IReadOnlyList<bool> BaseFirst)
{
    /// <summary>Null where base has no such subject, or not in the same unit.</summary>
    public static PairedSeries? Of(Matter matter)
    {
        var (metric, head) = (matter.Budget.Metric.Key, matter.Head);
        List<(double Base, double Head, bool BaseFirst)> pairs = [];
        foreach (var round in matter.Measured.Rounds)
            if (ReadingOf(round.Head) is { } ofHead)
            {
                if (round.Base is null || ReadingOf(round.Base) is not { } ofBase || ofBase.Dimension != ofHead.Dimension || !double.IsFinite(ofBase.Value)) return null;
                pairs.Add((ofBase.Value, ofHead.Value, round.BaseFirst.Contains(head.Key)));
            }
        return pairs.Count == 0 ? null : new([.. pairs.Select(p => p.Base)], [.. pairs.Select(p => p.Head)], [.. pairs.Select(p => p.BaseFirst)]);

        Reading? ReadingOf(Observations observed) =>
            observed.Subjects.FirstOrDefault(s => s.Kind == head.Kind && s.Name == head.Name) is { } subject && subject.Values.TryGetValue(metric, out var reading) ? reading : null;
    }
}
