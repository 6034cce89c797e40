using System.CommandLine;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates completion</c>: a script that lets a shell complete what is typed.</summary>
internal static class CompletionCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string> shell = new("shell") { Description = "The shell to print a script for.", HelpName = string.Join('|', CompletionScript.Shells) };
        shell.AcceptOnlyFromAmong([.. CompletionScript.Shells]);
        var command = new Command("completion", "Print a script that lets a shell complete commands, options, gates, tags, codes and metrics.") { shell };
        command.SetAction(arguments =>
        {
            surroundings.Output.Write(CompletionScript.Of(arguments.GetValue(shell)!));
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
