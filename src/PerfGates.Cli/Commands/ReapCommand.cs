using System.CommandLine;
using PerfGates.Processes;

namespace PerfGates.Cli.Commands;

/// <summary>
/// <c>perfgates reap</c>: what the MSBuild task calls after an engine that could not clean up after itself, and what an
/// engine with servers starts to be cleaned up after.
/// </summary>
internal static class ReapCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<string> run = new("--run") { Description = "The nonce of the run.", Required = true };
        Option<bool> later = new("--when-input-ends") { Description = "Wait for the end of standard input first." };
        var command = new Command("reap", "End every process that a run has left behind.") { run, later };
        command.Hidden = true;
        command.SetAction(async (arguments, cancellation) =>
        {
            if (arguments.GetValue(later))
            {
                surroundings.Output.WriteLine(Guard.Watching);
                while (await surroundings.Input.ReadLineAsync(cancellation) is not null) { }
            }
            await new ChildProcesses(arguments.GetValue(run)!, new Dictionary<string, string>()).EndAll();
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
