using System.CommandLine;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates explain</c>: a code, a probe, a metric, a key of the budget file or a word of reports, offline.</summary>
internal static class ExplainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string?> topic = new("topic") { Description = "A code (PG1001), a probe (bundle), a metric (allocated), a key (http.load.find), or a word of reports; without it, all that there is.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Explain a code, a probe, a metric, a key of the budget file or a word of reports.") { topic };
        command.SetAction(arguments =>
        {
            var name = arguments.GetValue(topic);
            if ((name is null ? Explanation.Topics() : Explanation.Of(name)) is { } text)
            {
                surroundings.Output.WriteLine(text);
                return (int)ExitCode.Pass;
            }
            surroundings.Error.WriteLine(Explanation.Unknown(name!));
            return (int)ExitCode.Usage;
        });
        return command;
    }
}
