using PerfGates.Resources;

namespace PerfGates.Probes;

/// <summary>The part of a record that counts: from the end of warming up to the end of measuring, where somebody has said when that was.</summary>
/// <param name="From">Seconds since watching began.</param>
/// <param name="To">Likewise.</param>
internal sealed record MeasuredTime(ResourceRecord Record, double From, double To)
{
    public double Length => To - From;

    /// <summary>Looks at what lived.</summary>
    public IReadOnlyList<ResourceSample> Samples { get; } = [.. Record.Samples.Where(s => s.Processes > 0 && s.Time >= From && s.Time <= To)];

    /// <summary>Those of them that read PSS.</summary>
    public IReadOnlyList<ResourceSample> Shares { get; } = [.. Record.Samples.Where(s => s.Processes > 0 && s.Time >= From && s.Time <= To && s.Proportional is not null)];

    public static MeasuredTime Of(ResourceRecord record)
    {
        var begins = record.Marks.Where(m => m.Kind == MarkKind.MeasuringBegins).Select(m => m.Time).Append(double.NaN).First();
        var last = record.Marks.LastOrDefault(m => m.Kind is MarkKind.MeasuringBegins or MarkKind.MeasuringEnds);
        return new(record, double.IsNaN(begins) ? record.Begun : begins, last?.Kind == MarkKind.MeasuringEnds ? last.Time : record.Watched);
    }

    /// <summary>The same with all that was before: what happened while warming up had to fit into the machine too.</summary>
    public MeasuredTime FromTheBeginning() => new(Record, 0, To);

    /// <summary>Equal parts of it, in order.</summary>
    public IEnumerable<IReadOnlyList<T>> Parts<T>(int count, IReadOnlyList<T> samples, Func<T, double> time)
    {
        var parts = samples.ToLookup(s => Math.Min((int)((time(s) - From) / Length * count), count - 1));
        return Enumerable.Range(0, count).Select(i => (IReadOnlyList<T>)[.. parts[i]]);
    }

    /// <summary>What a counter rose by: between two looks it is taken to rise evenly. Null where it was not read.</summary>
    public double? Rise(Func<ResourceSample, double?> counter)
    {
        (double Time, double Count)[] known = [.. Record.Samples.Where(s => counter(s) is not null).Select(s => (s.Time, counter(s)!.Value))];
        if (known.Length == 0) return null;
        // What could be read until somebody came whose counters may not be read is not all of it.
        if (known[^1].Time < To && Record.Samples.Any(s => s.Time > known[^1].Time && s.Time <= To)) return null;
        return At(To) - At(From);

        double At(double time)
        {
            var after = Array.FindIndex(known, k => k.Time >= time);
            if (after < 0) return known[^1].Count;
            // When watching began, nothing was counted yet.
            var (before, next) = (after == 0 ? (Time: Record.Begun, Count: 0.0) : known[after - 1], known[after]);
            var share = next.Time > before.Time ? Math.Clamp((time - before.Time) / (next.Time - before.Time), 0, 1) : 1;
            return before.Count + (next.Count - before.Count) * share;
        }
    }
}
