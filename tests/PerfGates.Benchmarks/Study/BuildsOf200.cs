using PerfGates.Statistics.Rules;

namespace PerfGates.Benchmarks.Study;

/// <summary>Whole builds of many gates in two stages: screening, then confirmation of what was flagged on fresh pairs.</summary>
internal static class BuildsOf200
{
    private const int Gates = 200;
    private const int BuildCount = 1500;
    private const int Seed = 20220113;

    // Unchanged neighbours are hardly ever flagged, so the slower gate needs only as many as make two stages of it.
    private const int Neighbours = 10;

    private static readonly RealJudge Judge = RealJudge.OfPairs(factor: 1, file => file);

    public static Tally TallyOf(TrialSet set)
    {
        int[] found = [0, 0, 0];
        int wrong = 0, undecided = 0;
        long pairs = 0;
        Parallel.For(0, BuildCount, build =>
        {
            Random random = new(Seed + build);
            var unchanged = Build(set, random, Gates, slower: 0);
            if (unchanged.Any(o => o.Decision == Decision.Exceeds)) Interlocked.Increment(ref wrong);
            Interlocked.Add(ref undecided, unchanged.Count(o => o.Decision == Decision.Undecided));
            Interlocked.Add(ref pairs, unchanged.Sum(o => o.Pairs));
            for (var e = 0; e < found.Length; e++)
                if (Build(set, random, 1 + Neighbours, Tally.Effects[e])[0].Decision == Decision.Exceeds) Interlocked.Increment(ref found[e]);
        });
        return new(set.Name, "perfgates", "two stages, default settings, at most 25 pairs and 20 fresh ones",
            BuildCount, wrong, found, undecided / Gates, pairs / Gates, 0, 0, BuildCount, wrong);
    }

    /// <param name="slower">By which share the first gate is.</param>
    private static IReadOnlyList<Outcome> Build(TrialSet set, Random random, int gates, double slower) => Judge.Build([.. Enumerable.Range(0, gates).Select(gate =>
    {
        const int Most = PairedRule.DefaultCap + Confirmation.FreshPairs;
        var pool = set.Trials[random.Next(set.Trials.Count)].Base;
        var before = SessionRecording.Drawn(pool, Most, random);
        return (before, SessionRecording.Drawn(pool, Most, random).Select(v => gate == 0 ? v * (1 + slower) : v).ToArray());
    })]);
}
