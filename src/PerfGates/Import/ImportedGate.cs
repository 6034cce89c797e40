using PerfGates.Diagnostics;

namespace PerfGates.Import;

/// <summary>What an import made of a file: a gate of the http probe. Texts are texts of a budget file, references and templates included.</summary>
internal sealed record ImportedGate(string Url, IReadOnlyList<ImportedScenario> Scenarios)
{
    public IReadOnlyList<string> Secrets { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Further keys of the probe.</summary>
    public IReadOnlyList<Yaml.Entry> Settings { get; init; } = [];

    public IReadOnlyList<ImportedRequest> Setup { get; init; } = [];

    /// <summary>Empty where the file says nothing about it; then it is one user, with as many requests as the budgets need.</summary>
    public IReadOnlyList<Yaml.Map> Load { get; init; } = [];

    /// <summary>Empty where the file has none.</summary>
    public IReadOnlyList<string> Budgets { get; init; } = [];
}

/// <summary>One request, or several that one user makes one after the other.</summary>
internal sealed record ImportedScenario(string Name, int Weight, TimeSpan Think, IReadOnlyList<ImportedRequest> Steps);

/// <param name="Method">In capitals.</param>
/// <param name="Path">With its query.</param>
/// <param name="Span">Where it stands in the file that it comes from.</param>
internal sealed record ImportedRequest(string Name, string Method, string Path, SourceSpan Span)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The key of its body and what stands there; null for none.</summary>
    public Yaml.Entry? Body { get; init; }

    public IReadOnlyList<Yaml.Entry> Captures { get; init; } = [];

    public IReadOnlyList<Yaml.Entry> Expect { get; init; } = [];

    public IReadOnlyList<string> Budgets { get; init; } = [];
}
