using PerfGates.Statistics;

namespace PerfGates.Benchmarks.Study;

/// <summary>Rules of other tools for one value per build after its predecessors, "worse" side only.</summary>
internal static class PeerHistoryRules
{
    // Bencher looks at so many earlier values.
    private const int Remembered = 64;
    private const int RemembersChanges = 30;

    public static IReadOnlyList<StudyRule> All { get; } =
    [
        Of("last value + 10 %", "CodSpeed's default", (before, value) => value / before[^1] > 1.10),
        Of("last value + 50 %", "github-action-benchmark, alert-threshold 150 %", (before, value) => value / before[^1] > 1.50),
        Of("last value + 100 %", "github-action-benchmark, its default of 200 %", (before, value) => value / before[^1] > 2),
        Of("Bencher t .95", "at most 64 values", (before, value) => value > BencherT(before, .95)),
        Of("Bencher t .99", "at most 64 values", (before, value) => value > BencherT(before, .99)),
        Of("Bencher t .999", "at most 64 values", (before, value) => value > BencherT(before, .999)),
        Of("Bencher IQR 2", "at most 64 values", (before, value) => value > BencherIqr(before, 2)),
        Of("Bencher delta IQR 2", "at most 64 values", (before, value) => value > BencherDeltaIqr(before, 2)),
        Of("rustc-perf", "change beyond Q3 + 3 IQR of the last 30 changes", RustcPerf),
    ];

    private static StudyRule Of(string name, string settings, Func<double[], double, bool> alarm) =>
        new(name, settings, (before, after) => Outcome.Of(alarm(before, after[0]), 1));

    private static double BencherT(double[] before, double quantile)
    {
        double[] history = [.. before.TakeLast(Remembered)];
        var deviation = Math.Sqrt(Moments.Variance(history));
        if (deviation == 0) return double.PositiveInfinity;
        return history.Average() + Distributions.StudentQuantile(quantile, history.Length - 1) * deviation * Math.Sqrt(1 + 1.0 / history.Length);
    }

    private static double BencherIqr(double[] before, double factor)
    {
        double[] history = [.. before.TakeLast(Remembered)];
        return Quantile.Median(history) + factor * (Quantile.Of(history, .75) - Quantile.Of(history, .25));
    }

    private static double BencherDeltaIqr(double[] before, double factor)
    {
        double[] history = [.. before.TakeLast(Remembered)];
        var (changes, median) = (Changes(history), Quantile.Median(history));
        return median + median * factor * (Quantile.Of(changes, .75) - Quantile.Of(changes, .25));
    }

    private static bool RustcPerf(double[] before, double value)
    {
        double[] changes = [.. Changes(before).TakeLast(RemembersChanges).Order()];
        // Its quartiles are the medians of the lower and the upper half, without the middle value, or the middle two:
        // site/src/comparison.rs of rust-lang/rustc-perf.
        var half = (changes.Length - 1) / 2;
        var (first, third) = (Quantile.Median(changes[..half]), Quantile.Median(changes[^half..]));
        return value / before[^1] - 1 >= third + 3 * (third - first);
    }

    private static double[] Changes(double[] values) => [.. values.Zip(values.Skip(1), (before, after) => Math.Abs(after / before - 1))];
}
