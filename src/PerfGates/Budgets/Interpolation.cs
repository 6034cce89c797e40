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

    private int _written;
    private bool _full;

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
        var (position, doubtful) = (0, scalar.Doubtful);
        while (scalar.Text.IndexOf("${", position, StringComparison.Ordinal) is var start and >= 0 && Fits(scalar, filled.Length))
        {
            var literal = start > position && scalar.Text[start - 1] == '$';
            filled.Append(scalar.Text, position, (literal ? start - 1 : start) - position);
            position = start + 2;
            if (literal) filled.Append("${");
            else doubtful |= !TryReference(scalar, variables, filled, ref position);
        }
        filled.Append(scalar.Text, position, scalar.Text.Length - position);
        doubtful |= !Fits(scalar, filled.Length);
        _written += filled.Length;
        return scalar with { Text = doubtful ? scalar.Text : filled.ToString(), Plain = false, Exact = false, Doubtful = doubtful };
    }

    public static bool IsName(ReadOnlySpan<char> text) =>
        text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && !text.ContainsAnyExcept(NameCharacters);

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>Appends what the reference stands for, and moves behind it.</summary>
    /// <param name="position">Just behind <c>${</c>.</param>
    private bool TryReference(BudgetNode.Scalar scalar, Variables variables, StringBuilder filled, ref int position)
    {
        var start = position - 2;
        var end = scalar.Text.IndexOf('}', position);
        var inside = scalar.Text.AsSpan(position, (end < 0 ? scalar.Text.Length : end) - position);
        position = end < 0 ? scalar.Text.Length : end + 1;
        var written = scalar.Text[start..position];
        var span = scalar.Part(start, written.Length);
        var colon = inside.IndexOf(":-", StringComparison.Ordinal);
        var name = (colon < 0 ? inside : inside[..colon]).ToString();
        if (end < 0 || !IsName(name) || inside.Contains("${", StringComparison.Ordinal)) problems.Add(Rules.BadInterpolation.At(span, written));
        else if (variables.Find(name) is { } value)
        {
            filled.Append(value);
            return true;
        }
        else if (colon >= 0)
        {
            filled.Append(inside[(colon + 2)..]);
            return true;
        }
        else problems.Add(Rules.UnknownVariable.At(span, name, variables.NearMiss(name)));
        return false;
    }

    private bool Fits(BudgetNode.Scalar scalar, int length)
    {
        if (!_full && _written + length > MostCharacters)
        {
            _full = true;
            problems.Add(Rules.TooLarge.At(scalar.Span, $"more than {MostCharacters} characters once its variables are filled in", $"{MostCharacters} characters"));
        }
        return !_full;
    }
}
