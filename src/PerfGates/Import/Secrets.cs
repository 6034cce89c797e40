using PerfGates.Diagnostics;

namespace PerfGates.Import;

/// <summary>Takes the values of credentials out, so that none gets into a budget file that is committed.</summary>
internal sealed class Secrets(ICollection<Diagnostic> problems)
{
    private readonly Dictionary<(string Header, string Value), string> _names = [];

    public IReadOnlyList<string> Names => [.. _names.Values];

    public static bool IsCredential(string header) =>
        header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || header.Equals("Proxy-Authorization", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Cookie", StringComparison.OrdinalIgnoreCase) || header.Equals("X-Api-Key", StringComparison.OrdinalIgnoreCase);

    /// <summary>"${AUTHORIZATION}" for a value, the same for the same.</summary>
    /// <param name="of">What it is the value of: "Authorization", "cookie session".</param>
    public string TakenOut(string of, string value, SourceSpan span)
    {
        if (!_names.TryGetValue((of, value), out var name))
        {
            _names[(of, value)] = name = Unused(VariableName.Of(of).ToUpperInvariant());
            problems.Add(Rules.ImportSecret.At(span, of, name));
        }
        return $"${{{name}}}";
    }

    private string Unused(string name)
    {
        var number = 1;
        var unused = name;
        while (_names.ContainsValue(unused)) unused = $"{name}_{++number}";
        return unused;
    }
}
