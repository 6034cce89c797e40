using System.CommandLine;
using PerfGates.Load;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates generate</c>: the process that drives load, started by the probe that asks for it.</summary>
internal static class GenerateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("generate", "Drive load: a plan and orders as lines of JSON on standard input, events on standard output.");
        command.Hidden = true;
        command.SetAction(_ =>
        {
            using Generator generator = new(surroundings.Input, surroundings.Output, surroundings.Clock);
            generator.Run();
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
