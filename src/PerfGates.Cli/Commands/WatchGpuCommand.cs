using System.CommandLine;
using PerfGates.Gpu;
using PerfGates.Units;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates watch-gpu</c>: the process that looks at graphics memory, started by whoever measures it; see <see cref="GpuWatch"/>.</summary>
internal static class WatchGpuCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<string> every = new("--every") { Description = "How often, such as 20ms.", DefaultValueFactory = _ => "20ms" };
        Option<string> later = new("--later") { Description = "How often once ten seconds of a stage are over.", DefaultValueFactory = _ => "50ms" };
        foreach (var option in new[] { every, later })
            option.Validators.Add(result =>
            {
                if (Period(result.GetValueOrDefault<string>()) is null) result.AddError($"{option.Name} is a duration such as 20ms");
            });
        var command = new Command("watch-gpu", "Tell the graphics memory of this machine and of its processes, until standard input ends.") { every, later };
        command.Hidden = true;
        command.SetAction(arguments =>
        {
            new GpuWatch(surroundings.Input, surroundings.Output, surroundings.Clock, surroundings.Environment, Period(arguments.GetValue(every))!.Value, Period(arguments.GetValue(later))!.Value).Run();
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static TimeSpan? Period(string? text) =>
        text is not null && QuantityText.TryParse(text, out var time, out _) && time is { Dimension: Dimension.Time, Value: > 0 } ? TimeSpan.FromSeconds(time.Value) : null;
}
