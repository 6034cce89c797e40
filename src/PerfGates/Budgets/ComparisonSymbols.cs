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

    public static bool Holds(this Comparison comparison, double value, double limit) => comparison switch
    {
        Comparison.Less => value < limit,
        Comparison.AtMost => value <= limit,
        Comparison.Greater => value > limit,
        Comparison.AtLeast => value >= limit,
        Comparison.Equal => value == limit,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
