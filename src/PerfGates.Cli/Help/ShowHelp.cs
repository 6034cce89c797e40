using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PerfGates.Cli.Help;

/// <summary>What <c>--help</c> does: the parser's page, completed.</summary>
internal sealed class ShowHelp(Surroundings surroundings) : SynchronousCommandLineAction
{
    public static void In(RootCommand root, Surroundings surroundings)
    {
        foreach (var help in root.Options.OfType<HelpOption>()) help.Action = new ShowHelp(surroundings);
    }

    // Who asks for help need not have typed the rest.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        using var page = new StringWriter { NewLine = "\n" };
        var output = parseResult.InvocationConfiguration.Output;
        parseResult.InvocationConfiguration.Output = page;
        try
        {
            new HelpAction { MaxWidth = surroundings.OutputIsTerminal ? surroundings.TerminalWidth : int.MaxValue }.Invoke(parseResult);
        }
        finally
        {
            parseResult.InvocationConfiguration.Output = output;
        }
        output.Write(HelpPage.Of(parseResult.CommandResult.Command, Typed(parseResult.CommandResult.Command), page.ToString()));
        return (int)ExitCode.Pass;
    }

    private static string Typed(Command command) =>
        command is RootCommand ? "" : $"{(command.Parents.OfType<Command>().FirstOrDefault() is { } above ? Typed(above) : "")} {command.Name}".Trim();
}
