using System.Globalization;
using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Benchmarks.Study;

/// <summary>Percentile budgets, intervals and leaks on simulated traces, where recordings know no truth.</summary>
internal static class SimulationCommand
{
    private const int Seed = 20220114;
    private const double Spread = .5;

    private static readonly Dictionary<string, Action<int>> Parts = new() { ["percentiles"] = Percentiles, ["coverage"] = Coverage, ["leaks"] = Leaks };

    public static Task<int> RunAsync(string[] arguments)
    {
        var repeats = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 2000;
        var parts = arguments.Length > 1 ? arguments[1..] : [.. Parts.Keys];
        Console.WriteLine($"{repeats} repeats of each, seed {Seed}; shares in percent with their 95 % interval");
        foreach (var part in parts) Parts[part](repeats);
        return Task.FromResult(0);
    }

    private static void Percentiles(int repeats)
    {
        Console.WriteLine("\npercentile budget, lognormal latencies, neighbours correlate; truth/limit: breach, pass");
        foreach (var (quantile, count) in new[] { (.95, 2000), (.99, 2000), (.99, 20_000) })
            foreach (var correlation in new[] { 0, .5, .9, .99, .995 })
            {
                var columns = new[] { .9, 1, 1.1 }.Select(truth =>
                {
                    var limit = SimulatedTraces.LognormalQuantile(quantile, Spread) / truth;
                    var decisions = Repeated(repeats, random => JudgedInRounds(new PercentileRule(quantile, limit), count, correlation, random));
                    return $"{truth:0.0}: {Share(decisions, Decision.Exceeds),-16} {Share(decisions, Decision.Holds),-19}";
                });
                Console.WriteLine($"p{100 * quantile:0} of {count,5}, correlation {correlation,5}  {string.Join("  ", columns)}");
            }
    }

    private static Decision JudgedInRounds(PercentileRule rule, int count, double correlation, Random random)
    {
        List<Exceedance> rounds = [];
        while (rounds.Count < 2 && PercentileRule.NeedsAnother(rounds))
            rounds.Add(rule.Round(SimulatedTraces.Evenly(count), [.. SimulatedTraces.Autoregressive(count, correlation, random).Select(z => Math.Exp(Spread * z))]));
        return PercentileRule.Decide(rounds);
    }

    private static void Coverage(int repeats)
    {
        Console.WriteLine("\nprinted 95 % intervals: covered of the bounded, and unbounded");
        foreach (var share in new[] { .5, .95, .99 })
        {
            Covered($"p{100 * share:0}, AR(1) .9, 20,000 requests", repeats, Math.Exp(Spread * Distributions.NormalQuantile(share)), random =>
                QuantileInterval.Of(SimulatedTraces.Evenly(20_000), [.. SimulatedTraces.Autoregressive(20_000, .9, random).Select(z => Math.Exp(Spread * z))], share, .025));
            foreach (var count in new[] { 50_000, 500_000 })
                Covered($"p{100 * share:0}, M/M/1 at .9, {count:N0} requests", repeats, -Math.Log(1 - share) / .1, random =>
                {
                    var (arrivals, times) = SimulatedTraces.Queue(count, .9, random);
                    return QuantileInterval.Of(arrivals, times, share, .025);
                });
        }
        foreach (var windows in new[] { 60, 300 })
            Covered($"throughput, AR(1) .5, {windows} windows", repeats, -100, random =>
                RateRule.Round([.. SimulatedTraces.Autoregressive(windows, .5, random).Select(z => -100 + 5 * z)], -100).Interval);
        Covered("throughput, M/M/1 at .9, 60 windows", repeats, -180, random => RateRule.Round([.. Completions(random, 60, 200).Select(c => -c)], -180).Interval);
    }

    /// <summary>Completions in each of so many windows of a queue at load .9.</summary>
    private static double[] Completions(Random random, int windows, double length)
    {
        var (arrivals, times) = SimulatedTraces.Queue((int)(windows * length), .9, random);
        return [.. Enumerable.Range(0, windows).Select(w => (double)arrivals.Zip(times, (arrival, time) => arrival + time).Count(end => (int)(end / length) == w))];
    }

    private static void Covered(string what, int repeats, double truth, Func<Random, Interval> interval)
    {
        var intervals = Repeated(repeats, interval);
        var bounded = intervals.Where(i => double.IsFinite(i.Low) && double.IsFinite(i.High)).ToList();
        Console.WriteLine($"{what,-36} {Share(bounded.Count(i => i.Contains(truth)), bounded.Count),-20} {Share(repeats - bounded.Count, repeats)}");
    }

    private static void Leaks(int repeats)
    {
        Console.WriteLine("\nleak: nine floors, growth at the limit, floors correlate: suspicion, breach, pass; one deviation a floor beyond it: breach");
        foreach (var correlation in new[] { 0, .35, .6, .9 })
        {
            var atLimit = Repeated(repeats, random => Stretches(correlation, 0, random));
            var beyond = Repeated(repeats, random => Stretches(correlation, 1, random));
            Console.WriteLine($"correlation {correlation,4}  {Share(atLimit.Count(s => s[0].Decision == Decision.Exceeds), repeats),-18} {Share(atLimit.Count(s => LeakRule.Decide(s) == Decision.Exceeds), repeats),-18} "
                + $"{Share(atLimit.Count(s => s[0].Decision == Decision.Holds), repeats),-20} {Share(beyond.Count(s => LeakRule.Decide(s) == Decision.Exceeds), repeats)}");
        }
        Console.WriteLine("\nleak: nine floors that correlate by .9, on a saw-tooth of three deviations; growth/limit: breach, pass");
        Console.WriteLine(string.Join("  ", new[] { 0, 1, 2.0, 4 }.Select(growth => Told($"{growth.ToString(CultureInfo.InvariantCulture)}", repeats, random => LeakSimulation.SawTooth(growth, random)))));
        foreach (var scatter in new[] { .1, .2 })
        {
            Console.WriteLine($"leak: a soak of four hours, floors scatter by {scatter.ToString(CultureInfo.InvariantCulture)} % of the heap, limit 0.5 % an hour; percent an hour: breach, pass");
            Console.WriteLine(string.Join("  ", new[] { 0, .5, 1 }.Select(growth => Told($"{growth.ToString(CultureInfo.InvariantCulture)}", repeats, random => LeakSimulation.Soak(growth, scatter, random)))));
        }
    }

    private static string Told(string growth, int repeats, Func<Random, Decision> decide)
    {
        var decisions = Repeated(repeats, decide);
        return $"{growth}: {Share(decisions, Decision.Exceeds)} {Share(decisions, Decision.Holds)}";
    }

    /// <param name="beyond">Growth above the limit from floor to floor, in standard deviations of a floor.</param>
    private static Growth[] Stretches(double correlation, double beyond, Random random) =>
        [.. Enumerable.Range(0, 2).Select(_ => LeakRule.Stretch(SimulatedTraces.Evenly(9),
            [.. SimulatedTraces.Autoregressive(9, correlation, random).Select((z, i) => z + (3 + beyond) * i)], limit: 3))];

    private static T[] Repeated<T>(int repeats, Func<Random, T> once)
    {
        var results = new T[repeats];
        Parallel.For(0, repeats, i => results[i] = once(new Random(Seed + i)));
        return results;
    }

    private static string Share(Decision[] decisions, Decision which) => Share(decisions.Count(d => d == which), decisions.Length);

    private static string Share(int hits, int trials)
    {
        if (trials == 0) return "none";
        var interval = ClopperPearson.Interval(hits, trials, .95);
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * hits / trials:0.##} ({100 * interval.Low:0.##}-{100 * interval.High:0.##})");
    }
}
