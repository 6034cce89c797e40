using System.CommandLine;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates explain</c>: a code, a probe or a metric, offline.</summary>
internal static class ExplainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string> topic = new("topic") { Description = "A code (PG1001), a probe (bundle) or a metric (allocated)." };
        var command = new Command("explain", "Explain a code, a probe or a metric.") { topic };
        command.SetAction(arguments =>
        {
            var name = arguments.GetValue(topic)!;
            if (Explanation.Of(name) is { } text)
            {
                surroundings.Output.WriteLine(text);
                return (int)ExitCode.Pass;
            }
            surroundings.Error.WriteLine(Explanation.Unknown(name));
            return (int)ExitCode.Usage;
        });
        return command;
    }
}
