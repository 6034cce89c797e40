using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>Reads what stands under <c>budgets</c>.</summary>
internal static class BudgetList
{
    private const string Forms = "an expression such as 'p95 < 100ms', or { warn: <expression> }, or { budget: <expression>, severity: warning }";

    private enum Level
    {
        Warning,
        Error,
    }

    public static IReadOnlyList<BudgetItem> Read(BudgetNode node, ICollection<Diagnostic> problems)
    {
        if (node is BudgetNode.Sequence { Items.Count: > 0 } list) return [.. list.Items.Select(i => Item(i, problems)).OfType<BudgetItem>()];
        var found = node is BudgetNode.Sequence ? "an empty list" : node.Shape;
        problems.Add(Rules.WrongShape.At(node.Span, "'budgets'", "a list with one budget a line, each after '- '", found));
        return [];
    }

    private static BudgetItem? Item(BudgetNode node, ICollection<Diagnostic> problems)
    {
        if (node is BudgetNode.Scalar { IsNull: false } text)
            return BudgetExpressionParser.Parse(text, problems) is { } plain ? new(plain, text.Span, Severity.Error, Inverted: false, Because: null) : null;
        if (node is not BudgetNode.Mapping mapping || (mapping.Find("warn") is null && mapping.Find("budget") is null))
        {
            problems.Add(Rules.WrongShape.At(node.Span, "a budget", Forms, node.Shape));
            return null;
        }
        var reader = new SettingsReader(mapping, "a budget", problems);
        var item = Detailed(reader);
        reader.ReportUnknownKeys();
        return item;
    }

    /// <summary>A budget that is written as a mapping.</summary>
    public static BudgetItem? Detailed(SettingsReader reader)
    {
        var warning = reader.Budget("warn", "An expression whose breach is a warning.");
        var budget = reader.Budget("budget", "An expression, with more said about it beside.");
        var level = reader.Choice("severity", "What a breach is.", reader.Has("warn") ? Level.Warning : Level.Error);
        var inverted = reader.Flag("inverted", "The operator contradicts the metric on purpose.", standard: false);
        var because = reader.Text("because", "Why the budget is what it is; shown with a breach.");
        foreach (var extra in new[] { "budget", "severity" })
            if (reader.Has("warn") && reader.Has(extra)) reader.Report(Rules.InvalidValue.At(reader.KeySpan(extra), extra, "a budget that has 'warn'", "write { budget: ..., severity: warning } instead of 'warn'"));
        return (warning ?? budget) is not { } expression ? null : new(expression.Value, expression.Span, level == Level.Warning ? Severity.Warning : Severity.Error, inverted, because?.Value);
    }
}
