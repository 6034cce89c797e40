using System.CommandLine;
using PerfGates.Processes;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates reap</c>: what the MSBuild task calls after an engine that could not clean up after itself.</summary>
internal static class ReapCommand
{
    public static Command Create()
    {
        Option<string> run = new("--run") { Description = "The nonce of the run.", Required = true };
        var command = new Command("reap", "End every process that a run has left behind.") { run };
        command.Hidden = true;
        command.SetAction(async (arguments, _) =>
        {
            await new ChildProcesses(arguments.GetValue(run)!, new Dictionary<string, string>()).EndAll();
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
