namespace PerfGates.DotNet;

/// <param name="Bytes">Of all objects of one type.</param>
internal readonly record struct TypeShare(long Bytes, long Objects)
{
    public TypeShare With(long bytes) => new(Bytes + bytes, Objects + 1);

    public TypeShare With(TypeShare other) => new(Bytes + other.Bytes, Objects + other.Objects);
}

/// <summary>The objects of one or several heaps by type.</summary>
internal sealed record HeapTypes(IReadOnlyDictionary<string, TypeShare> ByName)
{
    public static HeapTypes None { get; } = new(new Dictionary<string, TypeShare>());

    public long Bytes => ByName.Values.Sum(s => s.Bytes);

    public HeapTypes With(HeapTypes other)
    {
        Dictionary<string, TypeShare> sum = new(ByName, StringComparer.Ordinal);
        foreach (var (name, share) in other.ByName) sum[name] = sum.GetValueOrDefault(name).With(share);
        return new(sum);
    }

    /// <summary>What has become more since, most bytes first.</summary>
    public IReadOnlyList<TypeGrowth> GrownSince(HeapTypes before) =>
        [.. ByName.Select(t => new TypeGrowth(t.Key, t.Value.Bytes - before.ByName.GetValueOrDefault(t.Key).Bytes, t.Value.Objects - before.ByName.GetValueOrDefault(t.Key).Objects))
            .Where(g => g.Bytes > 0).OrderByDescending(g => g.Bytes).ThenBy(g => g.Type, StringComparer.Ordinal)];
}

internal sealed record TypeGrowth(string Type, long Bytes, long Objects);
