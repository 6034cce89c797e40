using System.Security.Cryptography;
using System.Text;

namespace PerfGates.Baselines;

/// <summary>What a timing depends on beside the program: name → value. Where two differ, timings are never compared.</summary>
internal sealed record Fingerprint(IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>For people, unique by the hash at its end: "debian 12, x64, GenuineIntel … (3f9a1c02)".</summary>
    public string Name =>
        string.Concat(new[] { "os", "architecture", "cpu" }.Where(Fields.ContainsKey).Select(f => Fields[f] + ", ")).TrimEnd(',', ' ') is { Length: > 0 } known ? $"{known} ({Hash})" : $"machine ({Hash})";

    private string Hash =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}\0{f.Value}\0")))))[..8];

    /// <summary>Fields that differ or that only one of them has ("none" on the other side), by name.</summary>
    public IReadOnlyList<Difference> Against(Fingerprint here) => Difference.Between(Fields, here.Fields);
}

/// <param name="There">What the baseline was recorded on.</param>
internal sealed record Difference(string Field, string There, string Here)
{
    public static IReadOnlyList<Difference> Between(IReadOnlyDictionary<string, string> there, IReadOnlyDictionary<string, string> here) =>
        [.. there.Keys.Union(here.Keys).Order(StringComparer.Ordinal)
            .Select(f => new Difference(f, there.GetValueOrDefault(f, "none"), here.GetValueOrDefault(f, "none")))
            .Where(d => d.There != d.Here)];
}
