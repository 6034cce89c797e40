namespace PerfGates.Reports;

/// <summary>Masks secret values in whatever leaves the engine.</summary>
internal sealed class Secrets(IEnumerable<string> values)
{
    // The longest first: a secret that contains another one must not leave its rest behind.
    private readonly string[] _values = [.. values.Where(v => v.Length > 0).Distinct().OrderByDescending(v => v.Length)];

    public string Mask(string text) => _values.Aggregate(text, (masked, value) => masked.Replace(value, "***", StringComparison.Ordinal));
}
