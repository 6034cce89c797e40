namespace PerfGates.Budgets;

/// <summary>The probes that the budget-file format has, whether or not this version can run them.</summary>
internal static class FormatProbes
{
    public static IReadOnlyList<string> Keys { get; } =
        ["benchmark", "http", "bundle", "generation", "vram", "process", "command", "database", "cache", "browser"];
}
