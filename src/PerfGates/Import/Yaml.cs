using System.Globalization;

namespace PerfGates.Import;

/// <summary>A piece of a budget file that is to be written. Texts are as the budget file means them: <c>${name}</c> refers, <see cref="Literal"/> keeps what only looks so.</summary>
internal abstract record Yaml
{
    private Yaml() { }

    /// <summary>Lines that stand above it as comments; only in a block.</summary>
    public IReadOnlyList<string> Comment { get; init; } = [];

    /// <summary>Stands as a comment behind it, on its line; only in a block, and of what fits into a line.</summary>
    public string? Note { get; init; }

    internal sealed record Text(string Value) : Yaml;

    /// <summary>Digits or a word of JSON that YAML reads as itself.</summary>
    internal sealed record Bare(string Written) : Yaml;

    /// <param name="Open">Written as a block however short it is.</param>
    internal sealed record Map(IReadOnlyList<Entry> Entries, bool Open = false) : Yaml;

    /// <param name="Open">Written as a block however short it is.</param>
    internal sealed record List(IReadOnlyList<Yaml> Items, bool Open = false) : Yaml;

    internal sealed record Entry(string Key, Yaml Value);

    /// <summary>A text of another file in which nothing refers to anything.</summary>
    public static string Literal(string text) => text.Replace("${", "$${", StringComparison.Ordinal);

    public static Yaml Number(long number) => new Bare(number.ToString(CultureInfo.InvariantCulture));

    public static Map Texts(IEnumerable<KeyValuePair<string, string>> texts) => new([.. texts.Select(t => new Entry(t.Key, new Text(t.Value)))]);
}
