using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Budgets;

/// <summary>The right side of a budget; its grammar stands above <see cref="BudgetExpressionParser"/>.</summary>
internal static class LimitParser
{
    private const string Baseline = "baseline";

    /// <param name="text">Trimmed, not empty.</param>
    /// <param name="span">Tells where a part of it stands, from its start and its length.</param>
    public static LimitSyntax? Parse(string text, Func<int, int, SourceSpan> span, out string problem)
    {
        if (BeginsWithBaseline(text)) return AfterBaseline(text[Baseline.Length..].TrimStart(), out problem);
        var star = text.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0 && !BeginsWithGate(text)) return AfterFactor(text, star, span, out problem);
        if (QuantityText.TryParse(text, out var quantity, out problem)) return new LimitSyntax.Absolute(quantity);
        if (BeginsWithGate(text)) problem = "a limit that refers to another gate begins with a factor, such as 1.3 * orders.p95";
        else if (Suggestion.Nearest(text, [Baseline]) is not null) problem += $"; did you mean '{Baseline}'?";
        return null;
    }

    /// <summary>True for what was not meant as a quantity.</summary>
    public static bool IsReference(string text) => BeginsWithBaseline(text) || BeginsWithGate(text) || text.Contains('*', StringComparison.Ordinal);

    private static bool BeginsWithBaseline(string text) =>
        text.StartsWith(Baseline, StringComparison.Ordinal) && (text.Length == Baseline.Length || text[Baseline.Length] is ' ' or '+' or '-' or '*' or '/');

    private static bool BeginsWithGate(string text) => text[0] == '\'' || (char.IsLetter(text[0]) && text.Contains('.', StringComparison.Ordinal));

    private static LimitSyntax.Baseline? AfterBaseline(string rest, out string problem)
    {
        problem = "";
        if (rest.Length == 0) return new(1, null);
        var operand = rest[1..].TrimStart();
        if (rest[0] == '*') return Factor(operand, out problem) is { } factor ? new(factor, null) : null;
        if (rest[0] is not ('+' or '-'))
        {
            problem = "after 'baseline' there may be '+ 5%', '- 2ms' or '* 1.1'";
            return null;
        }
        if (!QuantityText.TryParse(operand, out var allowance, out problem)) return null;
        return new(1, rest[0] == '-' ? allowance with { Value = -allowance.Value } : allowance);
    }

    private static LimitSyntax? AfterFactor(string text, int star, Func<int, int, SourceSpan> span, out string problem)
    {
        if (Factor(text[..star].TrimEnd(), out problem) is not { } factor) return null;
        var start = star + 1;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        var reference = text[start..];
        if (reference == Baseline) return new LimitSyntax.Baseline(factor, null);
        var quoted = reference.StartsWith('\'');
        var nameEnd = quoted ? reference.LastIndexOf('\'') : reference.IndexOf('.', StringComparison.Ordinal);
        var metricStart = quoted ? nameEnd + 2 : nameEnd + 1;
        var nameStart = quoted ? 1 : 0;
        if (nameEnd <= nameStart || metricStart > reference.Length || reference[metricStart - 1] != '.' || !BudgetExpressionParser.IsMetric(reference[metricStart..]))
        {
            problem = "after '*' there should be 'baseline' or a gate and its metric, such as 1.3 * orders.p95 or 1.3 * 'big orders'.p95";
            return null;
        }
        var gate = reference[nameStart..nameEnd];
        if (!quoted && !gate.All(c => char.IsLetterOrDigit(c) || c is '_' or '-'))
        {
            problem = $"put the gate's name in quotes: '{gate}'{reference[nameEnd..]}";
            return null;
        }
        return new LimitSyntax.Relation(factor, gate, reference[metricStart..], span(start + nameStart, gate.Length), span(start + metricStart, reference.Length - metricStart));
    }

    private static double? Factor(string text, out string problem)
    {
        if (!QuantityText.TryParse(text, out var factor, out problem)) return null;
        if (factor is { Dimension: Dimension.Number, Value: > 0 }) return factor.Value;
        problem = "a factor is a bare number above zero, such as 1.1";
        return null;
    }
}
