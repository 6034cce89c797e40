namespace PerfGates.Budgets;

/// <summary>The keys of the budget file outside the probes' own settings, for help, schema and hints.</summary>
internal static class BudgetSchema
{
    public static IReadOnlyList<Setting> TopLevel { get; } = SettingsReader.Describe(r => BudgetReader.TopLevel(r, BudgetFileContext.Nothing));

    public static IReadOnlyList<Setting> Gate { get; } = TopLevel.Single(s => s.Key == "gates").Nested;

    /// <summary>Of a budget that is written as a mapping.</summary>
    public static IReadOnlyList<Setting> Budget { get; } = SettingsReader.Describe(r => BudgetList.Detailed(r));
}
