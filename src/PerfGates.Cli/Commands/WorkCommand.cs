using System.CommandLine;
using System.Text.Json;
using PerfGates.Equipment;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates work</c>: the program that <c>doctor --noise</c> compares with itself.</summary>
internal static class WorkCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("work", "Do the same work each time, and print how long it took.") { Hidden = true };
        command.SetAction(async (_, _) =>
        {
            await surroundings.Output.WriteLineAsync(JsonSerializer.Serialize(await SteadyWork.RunAsync(surroundings.Clock)));
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
