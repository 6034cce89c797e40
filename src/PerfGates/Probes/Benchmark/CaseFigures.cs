using PerfGates.Units;

namespace PerfGates.Probes.Benchmark;

/// <summary>The metrics of a case, and their values in one process.</summary>
internal static class CaseFigures
{
    // Foreign allocations only add to the case's own: 56 B showed as 57 to 60. So the least of several is the truth.
    private static readonly Metric Allocated = new("allocated", Dimension.Size, Direction.LowerIsBetter, Nature.Exact, "Managed bytes that one operation allocates.")
    {
        Reduction = Reduction.Minimum,
        RunsNeeded = 3,
        // 1,784 to 1,786 B over 130 processes of one build; the runtime's own timers and pools allocate now and then.
        Resolution = new(2, 0.001),
    };

    public static MetricSet Metrics { get; } = new(
    [
        Time("mean", "Mean over the measured iterations of a process."),
        Time("median", "Median over the measured iterations of a process."),
        Time("min", "The fastest measured iteration of a process."),
        Time("max", "The slowest measured iteration of a process."),
        Time("stddev", "Standard deviation between the measured iterations of a process."),
        new("throughput", Dimension.Rate, Direction.HigherIsBetter, Nature.Sampled, "Operations per second: 1 / mean.") { Beside = Allocated },
        Allocated,
        Collections(0), Collections(1), Collections(2),
    ]);

    /// <summary>Every metric, also one that has no finite value: a case that lacked it would escape its budget.</summary>
    public static IReadOnlyDictionary<string, Reading> Of(HostMeasurement measurement)
    {
        double[] seconds = [.. measurement.Nanoseconds.Select(n => n * 1e-9).Order()];
        if (seconds.Length == 0) return Metrics.Names.ToDictionary(n => n, _ => new Reading(double.NaN));
        var mean = seconds.Average();
        List<(string Name, double Value)> values =
        [
            ("mean", mean),
            ("median", Median.Of(seconds)),
            ("min", seconds[0]),
            ("max", seconds[^1]),
            ("stddev", Math.Sqrt(seconds.Sum(s => (s - mean) * (s - mean)) / (seconds.Length - 1))),
            ("throughput", 1 / mean),
            ("allocated", measurement.Allocated ?? double.NaN),
            .. measurement.Collections.Select((count, generation) => ($"gen{generation}", 1000.0 * count / measurement.Operations)),
        ];
        return values.ToDictionary(v => v.Name, v => new Reading(v.Value));
    }

    private static Metric Time(string name, string help) => new(name, Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, help) { Beside = Allocated };

    // When a collection happens depends on the budget that the collector gives itself, which differs between processes.
    private static Metric Collections(int generation) =>
        new($"gen{generation}", Dimension.Number, Direction.LowerIsBetter, Nature.Sampled, $"Garbage collections of generation {generation} in 1000 operations.");
}
