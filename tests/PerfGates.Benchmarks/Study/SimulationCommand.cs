using System.Globalization;
using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Benchmarks.Study;

/// <summary>Percentile budgets, intervals and leaks on simulated traces, where recordings know no truth.</summary>
internal static class SimulationCommand
{
    private const int Seed = 20220114;
    private const double Spread = .5;

    public static Task<int> RunAsync(string[] arguments)
    {
        var repeats = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 2000;
        Console.WriteLine($"{repeats} repeats of each, seed {Seed}; shares in percent with their 95 % interval");
        Percentiles(repeats);
        Coverage(repeats);
        Leaks(repeats);
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
            Covered($"p{100 * share:0}, M/M/1 at .9, 50,000 requests", repeats, -Math.Log(1 - share) / .1, random =>
            {
                var (arrivals, times) = SimulatedTraces.Queue(50_000, .9, random);
                return QuantileInterval.Of(arrivals, times, share, .025);
            });
        }
        Covered("throughput, 60 windows, AR(1) .5", repeats, -100, random =>
        {
            var rate = RateRule.Round([.. SimulatedTraces.Autoregressive(60, .5, random).Select(z => -100 + 5 * z)], -100);
            return rate.Interval;
        });
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
