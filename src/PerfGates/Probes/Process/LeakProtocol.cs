using PerfGates.DotNet;
using PerfGates.Statistics.Rules;
using PerfGates.Units;

namespace PerfGates.Probes.Process;

/// <summary>
/// Floors at equal times; where they look like growth, as many again in the same process, and what has become more on
/// managed heaps meanwhile. The types are told between the stretches and at the end, so that a program that leaks nothing
/// never pays for it, and its peak of memory stays its own.
/// </summary>
internal sealed class LeakProtocol(LeakSettings leak, RunContext context, ProgramLooks looks, RepeatedWork? work, Func<TimeSpan, Task<bool>> passAsync)
{
    // A runtime gives back to the system what it has collected a moment later.
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(2);

    // Of the time between two floors.
    private const double RestShare = 0.25;

    /// <summary>Null and why, where the program did not answer, or what is repeated failed.</summary>
    public async Task<Looked<LeakWatch>> WatchAsync(int floors, CancellationToken cancellation)
    {
        var first = await StretchAsync(floors, cancellation);
        if (first.Value is not { } one) return Looked<LeakWatch>.Failed(first.Problem!);
        if (!IsSuspicious(one)) return new(new([one], null, null, looks.Closed), null);
        context.Report($"it looks like a leak; watched for {QuantityText.Format(new((leak.Part * floors).TotalSeconds, Dimension.Time))} more to confirm it");
        context.Meter?.MeasuringEnds();
        var before = await looks.TypesAsync(cancellation);
        var kinds = looks.Kinds();
        var second = await StretchAsync(floors, cancellation);
        if (second.Value is not { } two) return Looked<LeakWatch>.Failed(second.Problem!);
        var kindsAfter = looks.Kinds();
        var after = before.Value is null ? before : await looks.TypesAsync(cancellation);
        var grown = before.Value is { ByName.Count: > 0 } && after.Value is { ByName.Count: > 0 } ? after.Value.GrownSince(before.Value) : null;
        return new(new([one, two], grown, (kinds, kindsAfter), before.Problem ?? after.Problem ?? looks.Closed), null);
    }

    /// <summary>Whether the limit of any growth is exceeded, by the rule of the judge.</summary>
    public bool IsSuspicious(IReadOnlyList<Floor> floors) => LeakFigures.Grown.Any(g =>
        LeakFigures.Of(g, floors) is { } stretch
        && context.Limits.Any(l => l.Target is null && l.Metric.Name == g.Metric.Name
            && LeakRule.Stretch(stretch.Times, stretch.Floors, l.Value / leak.Window.TotalSeconds).Decision == Decision.Exceeds));

    private async Task<Looked<IReadOnlyList<Floor>>> StretchAsync(int count, CancellationToken cancellation)
    {
        List<Floor> floors = [];
        var begun = context.Clock.GetTimestamp();
        var rest = leak.Part * RestShare < LongestRest ? leak.Part * RestShare : LongestRest;
        for (var i = 1; i <= count; i++)
        {
            if (work is not null && await work.DoAsync(cancellation) is { } failed) return Looked<IReadOnlyList<Floor>>.Failed(failed);
            // What was collected and looked at meanwhile takes nothing from the time that the program has.
            var left = leak.Part * i - rest - context.Clock.GetElapsedTime(begun);
            if (!await passAsync(left)) return Looked<IReadOnlyList<Floor>>.Failed("it ended");
            var (floor, problem) = await looks.FloorAsync(leak.Part, rest, cancellation);
            if (floor is null) return Looked<IReadOnlyList<Floor>>.Failed(problem!);
            floors.Add(floor);
        }
        return new(floors, null);
    }
}
