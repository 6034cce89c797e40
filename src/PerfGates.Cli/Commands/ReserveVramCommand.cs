using System.CommandLine;
using PerfGates.Gpu.Cuda;
using PerfGates.Units;

namespace PerfGates.Cli.Commands;

/// <summary>
/// <c>perfgates reserve-vram --free 6GiB</c>: the process that makes a card smaller, started by the constraint that asks for it.
/// It tells <see cref="ReservationEvent"/>s, and holds until its input ends.
/// </summary>
internal static class ReserveVramCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<string> free = new("--free") { Description = "The size that stays free, such as 6GiB or 6442450944B.", Required = true };
        Option<bool> shared = new("--allow-shared") { Description = "Others may have memory of the card, too." };
        free.Validators.Add(result =>
        {
            if (Bytes(result.GetValueOrDefault<string>()) is null) result.AddError("--free is a size such as 6GiB");
        });
        var command = new Command("reserve-vram", "Hold graphics memory, so that only a given part of it is free, until standard input ends.") { free, shared };
        command.Hidden = true;
        command.SetAction(arguments =>
        {
            new Reservation(surroundings.Input, surroundings.Output, surroundings.Environment, Bytes(arguments.GetValue(free))!.Value, arguments.GetValue(shared)).Run();
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static long? Bytes(string? text) =>
        text is not null && QuantityText.TryParse(text, out var size, out _) && size.Dimension == Dimension.Size ? (long)size.Value : null;
}
