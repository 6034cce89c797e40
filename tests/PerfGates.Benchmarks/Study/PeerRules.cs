using PerfGates.Statistics;

namespace PerfGates.Benchmarks.Study;

/// <summary>Rules of other tools over two samples of runs, "worse" side only, as their documents and sources state them.</summary>
internal static class PeerRules
{
    public static IReadOnlyList<StudyRule> OfSamples { get; } =
    [
        new("benchstat", "Mann–Whitney two-sided p < .05", (before, after) => Outcome.Of(Benchstat(before, after), after.Length)),
        new("criterion.rs", "p < .05 and 95 % interval of the mean above 1 %, by Welch's t", (before, after) => Outcome.Of(Criterion(before, after), after.Length)),
        new("ResultsComparer 2 %", "Mann–Whitney equivalence at .05, no noise threshold", (before, after) => Outcome.Of(ResultsComparer(before, after, .02), after.Length)),
        new("ResultsComparer 5 %", "Mann–Whitney equivalence at .05, no noise threshold", (before, after) => Outcome.Of(ResultsComparer(before, after, .05), after.Length)),
        new("pytest-benchmark min:5%", "least value more than 5 % up", (before, after) => Outcome.Of(100 * after.Min() / before.Min() - 100 > 5, after.Length)),
        new("mean + 5 %", "mean more than 5 % up", (before, after) => Outcome.Of(after.Average() / before.Average() > 1.05, after.Length)),
        new("mean + 10 %", "mean more than 10 % up", (before, after) => Outcome.Of(after.Average() / before.Average() > 1.10, after.Length)),
    ];

    // golang.org/x/perf: twice the smaller side; exact for samples of this size.
    private static bool Benchstat(double[] before, double[] after) =>
        2 * Math.Min(RankSum.PAbove(before, after, 0), RankSum.PBelow(before, after, 0)) < .05 && Quantile.Median(after) > Quantile.Median(before);

    private static bool Criterion(double[] before, double[] after)
    {
        double ofBefore = Moments.Variance(before) / before.Length, ofAfter = Moments.Variance(after) / after.Length;
        var error = Math.Sqrt(ofBefore + ofAfter);
        var change = after.Average() - before.Average();
        if (error == 0) return change > .01 * before.Average();
        // Welch, Biometrika 34 (1947) 28; degrees of freedom after Satterthwaite.
        var degrees = Math.Pow(ofBefore + ofAfter, 2) / (ofBefore * ofBefore / (before.Length - 1) + ofAfter * ofAfter / (after.Length - 1));
        return Distributions.StudentTwoSided(change / error, degrees) < .05
            && change - Distributions.StudentQuantile(.975, degrees) * error > .01 * before.Average();
    }

    private static bool ResultsComparer(double[] before, double[] after, double threshold) =>
        RankSum.PAbove(before, after, threshold * before.Average()) < .05;
}
