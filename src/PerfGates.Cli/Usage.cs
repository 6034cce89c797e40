using System.CommandLine;

namespace PerfGates.Cli;

/// <summary>What a mistyped command line gets.</summary>
internal static class Usage
{
    public static int Print(ParseResult parsed, Surroundings surroundings)
    {
        foreach (var error in parsed.Errors) surroundings.Error.WriteLine($"perfgates: {error.Message}");
        surroundings.Error.WriteLine($"{Typed(parsed.CommandResult.Command)} --help shows what there is");
        return (int)ExitCode.Usage;
    }

    private static string Typed(Command command) =>
        command is RootCommand ? "perfgates" : $"{(command.Parents.OfType<Command>().FirstOrDefault() is { } above ? Typed(above) : "perfgates")} {command.Name}";
}
