using PerfGates.Statistics;

namespace PerfGates.Benchmarks.Study;

/// <summary>Traces of which the truth is known. All take a seeded source of chance.</summary>
internal static class SimulatedTraces
{
    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Standard normal values of which neighbours correlate by <paramref name="correlation"/>.</summary>
    public static double[] Autoregressive(int count, double correlation, Random random)
    {
        var values = new double[count];
        values[0] = Normal(random);
        for (var i = 1; i < count; i++) values[i] = correlation * values[i - 1] + Math.Sqrt(1 - correlation * correlation) * Normal(random);
        return values;
    }

    /// <summary>Times in system at a single server of rate 1: Lindley's recursion, Proceedings of the Cambridge Philosophical Society 48 (1952) 277. Exponential of mean 1/(1 − load).</summary>
    public static (double[] Arrivals, double[] Times) Queue(int count, double load, Random random)
    {
        var (arrivals, times) = (new double[count], new double[count]);
        // Starts in equilibrium.
        var waiting = random.NextDouble() < load ? Exponential(1 - load, random) : 0;
        for (var i = 0; i < count; i++)
        {
            times[i] = waiting + Exponential(1, random);
            var gap = Exponential(load, random);
            arrivals[i] = (i == 0 ? 0 : arrivals[i - 1]) + gap;
            waiting = Math.Max(0, times[i] - gap);
        }
        return (arrivals, times);
    }

    public static double[] Evenly(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    /// <summary>The quantile of exp(spread · Z).</summary>
    public static double LognormalQuantile(double share, double spread) => Math.Exp(spread * Distributions.NormalQuantile(share));

    private static double Exponential(double rate, Random random) => -Math.Log(1 - random.NextDouble()) / rate;
}
