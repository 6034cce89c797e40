namespace PerfGates.Budgets;

internal static class ComparisonSymbols
{
    public static string Symbol(this Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.AtMost => "<=",
        Comparison.Greater => ">",
        Comparison.AtLeast => ">=",
        Comparison.Equal => "==",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
