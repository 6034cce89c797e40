namespace PerfGates.Cli.Help;

/// <summary>Commands by what people want, for the first page of help.</summary>
internal static class CommandGroups
{
    public const string Others = "Others";

    public static IReadOnlyList<(string Title, IReadOnlyList<string> Commands)> All { get; } =
    [
        ("Every day", ["init", "run", "validate", "list", "explain", "report"]),
        ("Baselines and comparisons", ["baseline", "compare", "record", "replay"]),
        ("Trust in gates, in CI and elsewhere", ["mutate", "verify"]),
        ("Machine, editor and shell", ["doctor", "import", "schema", "completion"]),
    ];

    public static string Of(string command) => All.FirstOrDefault(g => g.Commands.Contains(command)).Title ?? Others;

    /// <summary>Where a command stands: groups in their order, what is in none last.</summary>
    public static int Rank(string command) => All.SelectMany(g => g.Commands).TakeWhile(c => c != command).Count();
}
