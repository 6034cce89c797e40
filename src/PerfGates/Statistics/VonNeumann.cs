namespace PerfGates.Statistics;

/// <summary>
/// Whether neighbours in a series resemble each other: von Neumann, Annals of Mathematical Statistics 12 (1941) 367;
/// as a test of batch means, Fishman, Management Science 24 (1978) 510.
/// </summary>
internal static class VonNeumann
{
    /// <summary>One-sided 5 %: above it neighbours are alike.</summary>
    public const double Loud = 1.64;

    // Beyond it the correction for few values says nothing any more; quiet series of ten stay below.
    private const double MostCorrelation = 0.95;

    /// <summary>How many standard deviations the mean square difference of neighbours is too small; 0 where nothing varies. At least three values.</summary>
    public static double Likeness(IReadOnlyList<double> series)
    {
        var count = series.Count;
        var mean = series.Average();
        var spread = series.Sum(v => (v - mean) * (v - mean));
        if (spread == 0) return 0;
        double steps = 0;
        for (var i = 1; i < count; i++) steps += (series[i] - series[i - 1]) * (series[i] - series[i - 1]);
        return (2 - steps / spread) / Math.Sqrt(4.0 * (count - 2) / ((double)count * count - 1));
    }

    /// <summary>
    /// By which factor what likeness a quiet series still has raises the variance of its mean; at least 1. Of an
    /// autoregression of lag one, (1 + ρ)/(1 − ρ), as Tafazzoli and Wilson, IIE Transactions 43 (2011) 110, correct batch means;
    /// ρ of n values is seen too low by (1 + 4ρ)/n: Marriott and Pope, Biometrika 41 (1954) 390.
    /// </summary>
    public static double Leftover(IReadOnlyList<double> series)
    {
        var seen = Moments.Autocorrelation(series, 1);
        var correlation = Math.Clamp(seen + (1 + 4 * seen) / series.Count, 0, MostCorrelation);
        return (1 + correlation) / (1 - correlation);
    }

    /// <summary>Each two neighbours averaged; a last one without neighbour is dropped.</summary>
    public static double[] Merged(IReadOnlyList<double> series) =>
        [.. Enumerable.Range(0, series.Count / 2).Select(i => (series[2 * i] + series[2 * i + 1]) / 2)];
}
