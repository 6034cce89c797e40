using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>
/// What <c>${name}</c> can stand for. The environment wins over the file; an empty environment variable counts as not
/// set, because Windows has none and a budget file must mean the same everywhere.
/// </summary>
internal sealed class Variables(IReadOnlyDictionary<string, string> environment)
{
    // A near miss costs a walk over all names, so only the first unknown names of a file get one.
    private const int MostNearMisses = 10;

    private readonly Dictionary<string, string> _declared = [];
    private int _nearMisses;

    public string? Find(string name) =>
        environment.TryGetValue(name, out var set) && set.Length > 0 ? set : _declared.GetValueOrDefault(name);

    /// <summary>"; did you mean 'x'?" or nothing.</summary>
    public string NearMiss(string name) => _nearMisses++ < MostNearMisses ? Suggestion.For(name, [.. _declared.Keys, .. environment.Where(e => e.Value.Length > 0).Select(e => e.Key)]) : "";

    /// <summary>Later declarations may use earlier ones, so there are no cycles.</summary>
    public static Variables Declared(BudgetNode? node, IReadOnlyDictionary<string, string> environment, Interpolation fill, ICollection<Diagnostic> problems)
    {
        var variables = new Variables(environment);
        if (node is null or BudgetNode.Scalar { IsNull: true }) return variables;
        if (node is not BudgetNode.Mapping mapping)
        {
            problems.Add(Rules.WrongShape.At(node.Span, "'variables'", "a mapping of names to texts", node.Shape));
            return variables;
        }
        foreach (var (key, value) in mapping.Entries)
        {
            if (!Interpolation.IsName(key.Text)) problems.Add(Rules.InvalidValue.At(key.Span, key.Text, "the name of a variable", "write letters, digits, '_', '-' and '.', a letter or '_' first"));
            if (value is BudgetNode.Scalar { IsNull: false } text) variables._declared[key.Text] = fill.Fill(text, variables).Text;
            else problems.Add(Rules.WrongShape.At(value.Span, $"'{key.Text}'", "text", value.Shape));
        }
        return variables;
    }
}
