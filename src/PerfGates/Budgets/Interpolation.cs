using System.Text;
using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>
/// Fills variables into values, never into keys:
/// <code>
/// text      = { any other text | "$${" | reference }        $${ stands for ${ itself
/// reference = "${" name [ ":-" default ] "}"
/// name      = ( letter | "_" ) { letter | digit | "_" | "-" | "." }
/// default   = text without "}" and "${"
/// </code>
/// </summary>
internal sealed class Interpolation(ICollection<Diagnostic> problems)
{
    /// <summary>Variables made of variables grow exponentially; what they make together may be as large as a file.</summary>
    public const int MostCharacters = BudgetTree.MostBytes;

    // A near miss costs a walk over all names, so only the first unknown names get one.
    private const int MostNearMisses = 100;

    private int _written;
    private int _unknown;

    public BudgetNode Fill(BudgetNode node, Variables variables) => node switch
    {
        BudgetNode.Scalar scalar => Fill(scalar, variables),
        BudgetNode.Sequence list => list with { Items = [.. list.Items.Select(i => Fill(i, variables))] },
        BudgetNode.Mapping mapping => Fill(mapping, variables),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public BudgetNode.Mapping Fill(BudgetNode.Mapping mapping, Variables variables) =>
        mapping with { Entries = [.. mapping.Entries.Select(e => e with { Value = Fill(e.Value, variables) })] };

    public BudgetNode.Scalar Fill(BudgetNode.Scalar scalar, Variables variables)
    {
        if (!scalar.Text.Contains("${", StringComparison.Ordinal)) return scalar;
        var filled = new StringBuilder();
        var position = 0;
        while (scalar.Text.IndexOf("${", position, StringComparison.Ordinal) is var start and >= 0)
        {
            var literal = start > position && scalar.Text[start - 1] == '$';
            filled.Append(scalar.Text, position, (literal ? start - 1 : start) - position);
            position = literal ? start + 2 : Reference(scalar, start, variables, filled);
            if (literal) filled.Append("${");
        }
        filled.Append(scalar.Text, position, scalar.Text.Length - position);
        return scalar with { Text = Within(scalar, filled), Plain = false, Exact = false };
    }

    public static bool IsName(ReadOnlySpan<char> text) =>
        text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && !text.ContainsAnyExcept(NameCharacters);

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>Appends what the reference stands for; returns where the text goes on.</summary>
    private int Reference(BudgetNode.Scalar scalar, int start, Variables variables, StringBuilder filled)
    {
        var end = scalar.Text.IndexOf('}', start);
        var inside = scalar.Text.AsSpan(start + 2, (end < 0 ? scalar.Text.Length : end) - start - 2);
        var colon = inside.IndexOf(":-", StringComparison.Ordinal);
        var name = colon < 0 ? inside : inside[..colon];
        var next = end < 0 ? scalar.Text.Length : end + 1;
        var written = scalar.Text[start..next];
        if (end < 0 || !IsName(name) || inside.Contains("${", StringComparison.Ordinal))
            problems.Add(Rules.BadInterpolation.At(scalar.Part(start, written.Length), written));
        else if (variables.Find(name.ToString()) is { } value) filled.Append(value);
        else if (colon >= 0) filled.Append(inside[(colon + 2)..]);
        else problems.Add(Rules.UnknownVariable.At(scalar.Part(start, written.Length), name.ToString(), _unknown++ < MostNearMisses ? Suggestion.For(name.ToString(), variables.Names) : ""));
        return next;
    }

    private string Within(BudgetNode.Scalar scalar, StringBuilder filled)
    {
        if (_written > MostCharacters) return "";
        _written += filled.Length;
        if (_written <= MostCharacters) return filled.ToString();
        problems.Add(Rules.TooLarge.At(scalar.Span, $"more than {MostCharacters} characters once its variables are filled in", $"{MostCharacters} characters"));
        return "";
    }
}
