namespace PerfGates.Reports;

/// <summary>Masks secret values in whatever leaves the engine.</summary>
internal sealed class Secrets(IEnumerable<string> values)
{
    // The longest first: a secret that contains another one must not leave its rest behind.
    private readonly string[] _values = [.. values.SelectMany(Forms).Where(v => v.Length > 0).Distinct().OrderByDescending(v => v.Length)];

    // As it is, and as JSON escapes it.
    private static IEnumerable<string> Forms(string value) => [value, System.Text.Json.JsonEncodedText.Encode(value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), System.Text.Json.JsonEncodedText.Encode(value).ToString()];

    public string Mask(string text) => _values.Aggregate(text, (masked, value) => masked.Replace(value, "***", StringComparison.Ordinal));
}
