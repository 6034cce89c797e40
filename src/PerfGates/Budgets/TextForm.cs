using PerfGates.Units;

namespace PerfGates.Budgets;

/// <summary>
/// What a text must look like, as far as a pattern can say it: an editor then underlines what a reading would refuse. A form is
/// never narrower than its reader; what it lets through may still be refused.
/// </summary>
/// <param name="Pattern">A regular expression for the whole text that means the same in .NET, ECMAScript and Python; null: only the words, and without words anything.</param>
/// <param name="Words">Allowed beside the pattern.</param>
/// <param name="Says">What to write, after "write": "a path that begins with '/'".</param>
/// <param name="Examples">Texts that the reader takes.</param>
internal sealed record TextForm(string? Pattern, IReadOnlyList<string> Words, string Says, IReadOnlyList<string> Examples)
{
    /// <summary>Where a bare number of YAML will do too, its least and most.</summary>
    public (double Least, double Most)? Numbers { get; init; }

    public static TextForm Any { get; } = new(null, [], "a text", []);

    public static TextForm Url { get; } = Like("[hH][tT][tT][pP][sS]?://.+", "scheme, host and port", "http://127.0.0.1:5080");

    /// <summary>Below a server, or a whole URL, or what a variable stands for.</summary>
    public static TextForm RequestPath { get; } = Like(@"(?:/|[hH][tT][tT][pP]|\{\{).*", "a path that begins with '/'", "/health");

    public static TextForm JsonPath { get; } = Like(@"\$.*", "a JSONPath, which begins with $", "$.status");

    public static TextForm OneOf(params string[] words) => new(null, words, $"one of {string.Join(", ", words)}", words);

    public static TextForm Like(string pattern, string says, params string[] examples) => new(pattern, [], says, examples);

    /// <summary>A hint for people and editors, no rule.</summary>
    public static TextForm Such(params string[] examples) => Any with { Examples = examples };

    public static TextForm Of(Dimension dimension) =>
        Like(QuantityPattern.Of(dimension), $"a {QuantityText.Name(dimension)} such as {QuantityText.Example(dimension)}", QuantityText.Example(dimension));

    /// <param name="digits">How many the largest has.</param>
    public static TextForm Whole(int least, int most, int digits) =>
        Like($"[0-9]{{1,{digits}}}", $"a whole number from {least} to {most}", least.ToString(System.Globalization.CultureInfo.InvariantCulture)) with { Numbers = (least, most) };

    public TextForm Or(string word) => this with { Words = [.. Words, word], Examples = [.. Examples, word] };
}
