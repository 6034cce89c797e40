using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Budgets;

/// <summary>
/// Reads one budget in linear time:
/// <code>
/// budget    = metric operator limit
/// metric    = name { "." name }
/// name      = ( letter | digit | "_" ) { letter | digit | "_" | "-" }      the metric begins with a letter
/// operator  = "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "=="
/// limit     = quantity
///           | "baseline" [ ( "+" | "-" ) quantity ]
///           | "baseline" "*" number
///           | number "*" ( "baseline" | gate "." metric )
/// gate      = name | "'" any text "'"                                       the last ' of the limit closes
/// </code>
/// Spaces may stand between any two of these. Quantities and numbers are those of <see cref="QuantityText"/>.
/// </summary>
internal static class BudgetExpressionParser
{
    /// <summary>Null after exactly one problem.</summary>
    public static BudgetExpression? Parse(BudgetNode.Scalar scalar, ICollection<Diagnostic> problems)
    {
        var text = scalar.Text;
        var start = text.Length - text.AsSpan().TrimStart().Length;
        var end = text.AsSpan().TrimEnd().Length;
        if (start >= end) return Refuse(scalar, "it is empty", problems);
        var metricEnd = MetricEnd(text, start);
        if (metricEnd == start || !char.IsLetter(text[start])) return Refuse(scalar, "it begins with something other than a metric", problems);
        var metric = text[start..metricEnd];
        if (!IsMetric(metric)) return Refuse(scalar, $"'{metric}' cannot be the name of a metric", problems);

        var operatorStart = SkipSpaces(text, metricEnd);
        var operatorEnd = operatorStart;
        while (operatorEnd < end && OperatorCharacters.Contains(text[operatorEnd])) operatorEnd++;
        var written = text[operatorStart..operatorEnd];
        if (ComparisonOf(written) is not { } comparison) return Refuse(scalar, OperatorProblem(written, metric), problems);

        var limitStart = SkipSpaces(text, operatorEnd);
        if (limitStart >= end) return Refuse(scalar, $"there is no limit after '{written}'", problems);
        var part = scalar.Part(limitStart, end - limitStart);
        var limit = text[limitStart..end];
        if (limit.IndexOfAny(['<', '>', '=']) is var second and >= 0 && !limit.Contains('\''))
            return Refuse(scalar, $"there is a second comparison at '{limit[second..]}'; write two budgets", problems);
        var syntax = LimitParser.Parse(limit, offset => scalar.Part(limitStart + offset.Start, offset.Length), out var problem);
        if (syntax is not null) return new(text[start..end], metric, scalar.Part(start, metric.Length), comparison, syntax, part);
        problems.Add(Rules.BadQuantity.At(part, limit, problem));
        return null;
    }

    /// <summary>True for names that are joined by single dots.</summary>
    public static bool IsMetric(string text) =>
        text.Length > 0 && MetricEnd(text, 0) == text.Length && char.IsLetter(text[0]) && text[^1] != '.' && !text.Contains("..", StringComparison.Ordinal) && !text.Contains(".-", StringComparison.Ordinal);

    private const string OperatorCharacters = "<>=!~≤≥≠";

    private static int MetricEnd(string text, int from)
    {
        while (from < text.Length && (char.IsLetterOrDigit(text[from]) || text[from] is '_' or '-' or '.')) from++;
        return from;
    }

    private static int SkipSpaces(string text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from])) from++;
        return from;
    }

    private static Comparison? ComparisonOf(string written) => written switch
    {
        "<" => Comparison.Less,
        "<=" => Comparison.AtMost,
        ">" => Comparison.Greater,
        ">=" => Comparison.AtLeast,
        "==" => Comparison.Equal,
        _ => null,
    };

    private static string OperatorProblem(string written, string metric) => written switch
    {
        "" => $"after '{metric}' there should be one of < <= > >= ==",
        "=" or "===" => $"the operator is '==', not '{written}'",
        "=<" or "≤" => $"the operator is '<=', not '{written}'",
        "=>" or "≥" => $"the operator is '>=', not '{written}'",
        _ => $"there is no operator '{written}'; the operators are < <= > >= ==",
    };

    private static BudgetExpression? Refuse(BudgetNode.Scalar scalar, string problem, ICollection<Diagnostic> problems)
    {
        problems.Add(Rules.BudgetSyntax.At(scalar.Span, scalar.Text.Trim(), problem));
        return null;
    }
}
