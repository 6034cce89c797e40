using PerfGates.Statistics.Rules;

namespace PerfGates.Benchmarks.Study;

/// <summary>Floors of programs with a saw-tooth of garbage that collections leave behind, and of a soak of hours.</summary>
internal static class LeakSimulation
{
    // In standard deviations of a floor.
    private const double LimitPerFloor = 1.5, Tooth = 3;

    private const double Correlation = .9;

    /// <summary>Nine floors in a stretch, and a saw-tooth of another period in each program.</summary>
    /// <param name="growth">Of the limit.</param>
    public static Decision SawTooth(double growth, Random random)
    {
        var noise = SimulatedTraces.Autoregressive(18, Correlation, random);
        var (period, phase) = (1.3 + random.NextDouble() * 12, random.NextDouble());
        return Decided([.. noise.Select((z, i) => z + growth * LimitPerFloor * i + Tooth * ((i / period + phase) % 1))], 9, LimitPerFloor);
    }

    /// <summary>
    /// Four hours: 20 minutes of warming up, then two stretches of 16 floors, one in each third of 20 minutes. The limit is 0.5 % of the heap
    /// an hour.
    /// </summary>
    /// <param name="growth">Percent an hour.</param>
    /// <param name="scatter">Of floors, in percent of the heap.</param>
    public static Decision Soak(double growth, double scatter, Random random)
    {
        const double floorsAnHour = 9, limit = .5;
        var noise = SimulatedTraces.Autoregressive(32, .6, random);
        return Decided([.. noise.Select((z, i) => 100 + scatter * z + growth * i / floorsAnHour)], 16, limit / floorsAnHour);
    }

    private static Decision Decided(double[] floors, int stretch, double limit) =>
        LeakRule.Decide([.. floors.Chunk(stretch).Select(f => LeakRule.Stretch(SimulatedTraces.Evenly(stretch), f, limit))]);
}
