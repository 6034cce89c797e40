namespace PerfGates.Planning;

/// <summary>Which gates to run. Empty lists select everything.</summary>
/// <param name="Tags">A gate with any of them is selected.</param>
/// <param name="Gates">Exact names.</param>
internal sealed record Selection(IReadOnlyList<string> Tags, IReadOnlyList<string> Gates)
{
    public static Selection Everything { get; } = new([], []);

    public bool Selects(PlannedGate gate) =>
        (Tags.Count == 0 || Tags.Any(t => gate.Tags.Contains(t, StringComparer.OrdinalIgnoreCase)))
        && (Gates.Count == 0 || Gates.Contains(gate.Name.Value));

    public override string ToString() =>
        string.Join(" and ", new[] { Part("tag", Tags), Part("gate", Gates) }.Where(p => p.Length > 0));

    private static string Part(string word, IReadOnlyList<string> names) =>
        names.Count == 0 ? "" : $"{word} {string.Join(" or ", names.Select(n => $"'{n}'"))}";
}
