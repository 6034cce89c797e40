using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Budgets;

/// <summary>Something that may become true while a gate is measured: <c>errors &gt; 20% for 5s</c>.</summary>
/// <param name="Limit">Always a quantity.</param>
/// <param name="For">How long it must be so; null where nothing is said.</param>
/// <param name="Span">Of the whole text.</param>
internal sealed record Condition(string Text, string Metric, SourceSpan MetricSpan, Comparison Comparison, Quantity Limit, SourceSpan LimitSpan, TimeSpan? For, SourceSpan Span)
{
    private const string Tail = " for ";

    /// <summary>One, or a list of them.</summary>
    /// <param name="lasting">Each says, or may say, how long.</param>
    public static IReadOnlyList<Condition> Read(SettingsReader settings, string key, string help, bool lasting)
    {
        List<Diagnostic> problems = [];
        var items = settings.Entry(key, new SettingKind.Conditions(lasting), help)?.Value switch
        {
            null => [],
            BudgetNode.Sequence list => list.Items,
            var one => [one],
        };
        Condition[] read = [.. items.Select(i => Read(i, key, lasting, problems)).OfType<Condition>()];
        problems.ForEach(settings.Report);
        return read;
    }

    private static Condition? Read(BudgetNode node, string key, bool lasting, List<Diagnostic> problems)
    {
        if (node is not BudgetNode.Scalar { IsNull: false } scalar)
        {
            problems.Add(Rules.WrongShape.At(node.Span, $"'{key}'", lasting ? "a condition such as 'errors > 20% for 5s'" : "a condition such as 'p95 > 500ms'", node.Shape));
            return null;
        }
        var cut = lasting ? scalar.Text.LastIndexOf(Tail, StringComparison.Ordinal) : -1;
        var head = cut < 0 ? scalar : scalar with { Text = scalar.Text[..cut], Span = scalar.Part(0, cut) };
        if (BudgetExpressionParser.Parse(head, problems) is not { } expression) return null;
        if (expression.Limit is not LimitSyntax.Absolute { Quantity: var limit })
        {
            problems.Add(Rules.InvalidValue.At(expression.LimitSpan, expression.Text, key, "a condition has a plain limit, such as 500ms or 20%"));
            return null;
        }
        return cut < 0
            ? new(scalar.Text.Trim(), expression.Metric, expression.MetricSpan, expression.Comparison, limit, expression.LimitSpan, null, scalar.Span)
            : Duration(scalar, cut + Tail.Length, key, problems) is { } lasts
                ? new(scalar.Text.Trim(), expression.Metric, expression.MetricSpan, expression.Comparison, limit, expression.LimitSpan, lasts, scalar.Span)
                : null;
    }

    private static TimeSpan? Duration(BudgetNode.Scalar scalar, int from, string key, List<Diagnostic> problems)
    {
        var (text, span) = (scalar.Text[from..].Trim(), scalar.Part(from, scalar.Text.Length - from));
        if (!QuantityText.TryParse(text, out var quantity, out var problem)) problems.Add(Rules.BadQuantity.At(span, text, problem));
        else if (quantity is { Dimension: Dimension.Time, Value: >= 1 and <= 86400 }) return TimeSpan.FromSeconds(quantity.Value);
        else problems.Add(Rules.InvalidValue.At(span, text, key, "write a duration of 1s or more"));
        return null;
    }
}
