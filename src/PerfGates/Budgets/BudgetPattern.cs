using PerfGates.Units;

namespace PerfGates.Budgets;

/// <summary>
/// The grammar above <see cref="BudgetExpressionParser"/> as a regular expression that .NET, ECMAScript and Python read alike, so
/// that an editor underlines <c>p95 100ms</c>. It lets through what no pattern can tell: which letters of other alphabets are letters.
/// </summary>
internal static class BudgetPattern
{
    // µ, ª and all that is beyond: digits and letters of other alphabets, and more that the parser then refuses.
    private const string Letter = @"A-Za-z\u00aa-\uffff";

    private const string Metric = $"[{Letter}][{Letter}0-9_-]*(?:\\.[{Letter}0-9_][{Letter}0-9_-]*)*";

    private static readonly string AnyQuantity = $"(?:{string.Join('|', Enum.GetValues<Dimension>().Select(d => $"(?:{QuantityPattern.Of(d)})"))})";

    private static readonly string Number = QuantityPattern.Of(Dimension.Number);

    private static readonly string Compared = $@"\s*{Metric}\s*(?:{string.Join('|', Enum.GetValues<Comparison>().Select(c => c.Symbol()).OrderByDescending(s => s.Length))})\s*";

    /// <summary>A whole budget.</summary>
    public static string Expression { get; } = $@"{Compared}(?:{AnyQuantity}|baseline(?:\s*[+-]\s*{AnyQuantity}|\s*\*\s*{Number})?|{Number}\s*\*\s*(?:baseline|(?:'.+'|[{Letter}0-9_-]+)\.{Metric}))\s*";

    /// <param name="lasting">It may say for how long.</param>
    public static string Condition(bool lasting) => $@"{Compared}{AnyQuantity}{(lasting ? $@"(?:\s* for \s*{QuantityPattern.Of(Dimension.Time)})?" : "")}\s*";
}
