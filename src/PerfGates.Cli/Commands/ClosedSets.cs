using System.CommandLine;

namespace PerfGates.Cli.Commands;

/// <summary>Options whose value is one word of a closed set. The parser by itself takes numbers for words too, and its message names types of the code.</summary>
internal static class ClosedSets
{
    public static void In(RootCommand root)
    {
        foreach (var option in root.Subcommands.SelectMany(c => c.Subcommands.Append(c)).SelectMany(c => c.Options).Distinct().Where(IsOne))
            option.Validators.Add(result =>
            {
                foreach (var token in result.Tokens.Where(t => !Words(option).Contains(t.Value, StringComparer.OrdinalIgnoreCase)))
                    result.AddError($"'{token.Value}' is no value of {option.Name}; write one of {string.Join(", ", Words(option))}");
            });
    }

    public static bool IsOne(Option option) => option.ValueType.IsEnum;

    /// <summary>As one types them: the parser takes them in any case.</summary>
    public static string[] Words(Option option) => [.. Enum.GetNames(option.ValueType).Select(n => n.ToLowerInvariant())];
}
