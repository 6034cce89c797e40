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
    /// <summary>Null after exactly one problem, or in silence if the text is doubtful.</summary>
    public static BudgetExpression? Parse(BudgetNode.Scalar scalar, ICollection<Diagnostic> problems)
    {
        if (scalar.Doubtful) return null;
        var text = scalar.Text;
        var end = text.AsSpan().TrimEnd().Length;
        var metric = new Slice(text, SkipSpaces(text, 0), MetricEnd);
        var sign = new Slice(text, SkipSpaces(text, metric.End), OperatorEnd);
        var limit = new Slice(text, SkipSpaces(text, sign.End), (_, start) => Math.Max(start, end));

        if (Objection(metric, sign, limit) is var (at, objection)) return Refuse(at.In(scalar), problems, Rules.BudgetSyntax, text.Trim(), objection);
        if (LimitParser.Parse(limit.Text, (start, length) => scalar.Part(limit.Start + start, length), out var problem) is { } syntax)
            return new(text.Trim(), metric.Text, metric.In(scalar), ComparisonOf(sign.Text)!.Value, syntax, limit.In(scalar));
        return LimitParser.IsReference(limit.Text)
            ? Refuse(limit.In(scalar), problems, Rules.BudgetSyntax, text.Trim(), problem)
            : Refuse(limit.In(scalar), problems, Rules.BadQuantity, limit.Text, problem);
    }

    /// <summary>A part of the expression and where it is.</summary>
    private readonly record struct Slice(string Text, int Start, int End)
    {
        public Slice(string whole, int start, Func<string, int, int> end) : this(whole[start..end(whole, start)], start, end(whole, start)) { }

        public SourceSpan In(BudgetNode.Scalar scalar) => scalar.Part(Start, End - Start);
    }

    private static (Slice At, string Objection)? Objection(Slice metric, Slice sign, Slice limit)
    {
        if (metric.Text.Length == 0 && sign.Text.Length == 0 && limit.Text.Length == 0) return (metric, "it is empty");
        if (metric.Text.Length == 0 || !char.IsLetter(metric.Text[0])) return (metric, "a budget begins with its metric");
        if (!IsMetric(metric.Text)) return (metric, $"'{metric.Text}' cannot be the name of a metric");
        if (ComparisonOf(sign.Text) is null) return (sign, OperatorProblem(sign.Text, metric.Text));
        if (limit.Text.Length == 0) return (limit, $"there is no limit after '{sign.Text}'");
        var second = limit.Text.Contains('\'', StringComparison.Ordinal) ? -1 : limit.Text.AsSpan().IndexOfAny('<', '>', '=');
        return second < 0 ? null : (limit, $"there is a second comparison at '{limit.Text[second..]}'; make two budgets of it");
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

    private static int OperatorEnd(string text, int from)
    {
        while (from < text.Length && OperatorCharacters.Contains(text[from])) from++;
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

    private static BudgetExpression? Refuse(SourceSpan span, ICollection<Diagnostic> problems, Rule rule, string text, string problem)
    {
        problems.Add(rule.At(span, text, problem));
        return null;
    }
}
