using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Architecture;

/// <summary>
/// The table "Who may know whom" of docs/architecture.md: a folder of the engine, and the folders that it may mention.
/// "Budgets: SettingsReader, Located" grants these types alone. A folder below another, such as Probes/Bundle, has the
/// row of the folder above it.
/// </summary>
internal static class Layers
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Table { get; } = Read();

    public static bool Allows(string folder, string other, string type) =>
        Table[folder].Any(grant => grant.Split(": ") is var parts && parts[0] == other && (parts.Length == 1 || parts[1].Split(", ").Contains(type)));

    /// <summary>"Probes/Bundle" of the namespace PerfGates.Probes.Bundle; empty for the root; null for what is not the engine's.</summary>
    public static string? FolderOf(NamedType type) =>
        type.Namespace == "PerfGates" ? "" : type.Namespace.StartsWith("PerfGates.", StringComparison.Ordinal) ? type.Namespace["PerfGates.".Length..].Replace('.', '/') : null;

    /// <summary>"Probes/Http" of "Probes/Http/Settings".</summary>
    public static string Kind(string folder) => string.Join('/', folder.Split('/').Take(2));

    public static string Top(string folder) => folder.Split('/')[0];

    private static Dictionary<string, IReadOnlyList<string>> Read() =>
        Page.Of("docs/architecture.md").Lines
            .SkipWhile(l => l != "## Who may know whom").Skip(1)
            .TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(cells => cells[0].Trim('`'), cells => (IReadOnlyList<string>)[.. cells[1].Split(';', StringSplitOptions.TrimEntries).Where(c => c != "nothing")]);
}
