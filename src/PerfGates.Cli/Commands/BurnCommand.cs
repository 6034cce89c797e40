using System.CommandLine;
using PerfGates.Pressure;
using PerfGates.Processes;
using PerfGates.Units;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates burn</c>: the process that keeps processors busy, started by an engine whose gate asks for it.</summary>
internal static class BurnCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<double> load = new("--load")
        {
            Description = "How busy: a share such as 90%.",
            Required = true,
            CustomParser = given =>
            {
                if (QuantityText.TryParse(given.Tokens[0].Value, out var share, out _) && share is { Dimension: Dimension.Share, Value: > 0 and <= 1 }) return share.Value;
                given.AddError("--load is a share above 0% and at most 100%.");
                return 0;
            },
        };
        Option<string> cores = new("--cores") { Description = "Numbers of processors, such as 0-3,8.", Required = true };
        var command = new Command("burn", "Keep processors busy until standard input ends; print each second how busy they were kept.") { load, cores };
        command.Hidden = true;
        command.SetAction(arguments =>
        {
            new Burners(arguments.GetValue(load), ProcessorList.Parse(arguments.GetValue(cores)!), surroundings.Input, surroundings.Output).Run();
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
