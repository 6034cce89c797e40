namespace PerfGates.Load.Requests;

/// <summary>Places of the variables that change while load runs: captures and columns of data.</summary>
internal sealed class Slots
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> constants;

    public Slots(LoadPlan plan)
    {
        constants = plan.Variables;
        var requests = plan.Setup.Concat(plan.Scenarios.SelectMany(s => s.Before.Concat(s.Steps)));
        foreach (var name in requests.SelectMany(r => r.Captures).Select(c => c.Name).Concat(plan.Feeders.SelectMany(f => f.Names)))
            places.TryAdd(name, places.Count);
    }

    public int Count => places.Count;

    public int? Find(string name) => places.TryGetValue(name, out var place) ? place : null;

    public string? Constant(string name) => constants.GetValueOrDefault(name);
}

/// <summary>The values of one user.</summary>
internal sealed class Variables(int count, Fresh fresh, Dice dice)
{
    private readonly byte[]?[] values = new byte[]?[count];
    private readonly int[] lengths = new int[count];
    private readonly byte[]?[] own = new byte[]?[count];

    public Fresh Fresh { get; } = fresh;

    public Dice Dice { get; } = dice;

    public bool Has(int slot) => values[slot] is not null;

    public ReadOnlySpan<byte> this[int slot] => values[slot].AsSpan(0, lengths[slot]);

    /// <summary>Copies: the bytes belong to a buffer that will be used again.</summary>
    public void Set(int slot, ReadOnlySpan<byte> value)
    {
        var place = own[slot];
        if (place is null || place.Length < value.Length) own[slot] = place = new byte[Math.Max(64, value.Length * 2)];
        value.CopyTo(place);
        values[slot] = place;
        lengths[slot] = value.Length;
    }

    /// <summary>Keeps the array itself, which nobody writes to.</summary>
    public void Refer(int slot, byte[] value) => (values[slot], lengths[slot]) = (value, value.Length);

    /// <summary>Becomes what a new user knows.</summary>
    public void Reset(Variables? first)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = null;
            if (first is not null && first.Has(i)) Set(i, first[i]);
        }
    }
}
