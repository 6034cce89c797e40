using PerfGates.Budgets;
using PerfGates.Units;

namespace PerfGates.Probes.Process;

/// <summary>Runs a program, to its end or for a time, and watches what it takes and what it does not give back.</summary>
internal sealed class ProcessProbe : IProbe
{
    public const string Wall = "wall", Cleanup = "cleanup";

    private static readonly MetricSet Own = new(
    [
        new(Wall, Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, "From the start of the program to its end; without 'for' only."),
        new(Cleanup, Dimension.Share, Direction.HigherIsBetter, Nature.Sampled, "How much of the memory that it took it has given back when 'for' is over: (peak - after) / (peak - before)."),
    ]);

    public string Kind => "process";

    public string Help => "A program's time, memory, processor and disk; whether it gives back what it takes, and what leaks.";

    public BoundProbe Bind(SettingsReader settings)
    {
        var process = ProcessSettings.Read(settings);
        return new(Own, [], process.Sampling, () => (context, cancellation) => new ProcessRun(process, context).ObserveAsync(cancellation))
        {
            StartsPrograms = true,
            NeedsOutput = WrittenProgram.NeedsOutput(process.Run),
            WarmsUp = true,
            ObjectionToWarmUp = process.Complaint,
            Takes = process.For is { } time ? (time, process.ForSpan) : null,
            Objection = (_, item, _) => Objections.To(process, item),
        };
    }
}
