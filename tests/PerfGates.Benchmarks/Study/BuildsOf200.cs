using PerfGates.Statistics.Rules;

namespace PerfGates.Benchmarks.Study;

/// <summary>Whole builds of many gates in two stages: screening, then confirmation of what was flagged on fresh pairs.</summary>
internal static class BuildsOf200
{
    private const int Gates = 200;
    private const int BuildCount = 1500;
    private const int Seed = 20220113;

    private static readonly Claim Claim = Claim.OfRatio(allowance: 0, margin: .01, smallest: .05);
    private static readonly PairedRule Screening = PairedRule.Screening(Claim);

    public static Tally TallyOf(TrialSet set)
    {
        int[] found = [0, 0, 0];
        int wrong = 0, undecided = 0;
        long pairs = 0;
        Parallel.For(0, BuildCount, build =>
        {
            Random random = new(Seed + build);
            var (exceeds, unclear, taken) = Build(set, random, [.. Enumerable.Repeat(0.0, Gates)]);
            if (exceeds > 0) Interlocked.Increment(ref wrong);
            Interlocked.Add(ref undecided, unclear);
            Interlocked.Add(ref pairs, taken);
            // Unchanged neighbours are hardly ever flagged, so the slower gate is confirmed as if alone.
            for (var e = 0; e < found.Length; e++)
                if (Build(set, random, [Tally.Effects[e]]).Exceeds > 0) Interlocked.Increment(ref found[e]);
        });
        return new(set.Name, "perfgates", "two stages, margin 1 %, smallest 5 %, at most 25 pairs and 20 fresh ones",
            BuildCount, wrong, found, undecided / Gates, pairs / Gates, 0, 0, BuildCount, wrong);
    }

    private static (int Exceeds, int Unclear, long Pairs) Build(TrialSet set, Random random, IReadOnlyList<double> slower)
    {
        long pairs = 0;
        var unclear = 0;
        List<(IReadOnlyList<double>, IReadOnlyList<double>)> flagged = [];
        foreach (var share in slower)
        {
            var pool = set.Trials[random.Next(set.Trials.Count)].Base;
            var finding = Screening.Decide(Arm(pool, PairedRule.DefaultCap, 0, random), Arm(pool, PairedRule.DefaultCap, share, random));
            pairs += finding.Count;
            if (finding.Decision == Decision.Undecided) unclear++;
            if (finding.Decision == Decision.Exceeds) flagged.Add((Arm(pool, Confirmation.FreshPairs, 0, random), Arm(pool, Confirmation.FreshPairs, share, random)));
        }
        var confirmed = Confirmation.Decide([.. flagged.Select(f => new Confirmation.Flagged(f.Item1, f.Item2, Claim))]);
        return (confirmed.Count(f => f.Decision == Decision.Exceeds), unclear + confirmed.Count(f => f.Decision == Decision.Undecided), pairs + confirmed.Count * Confirmation.FreshPairs);
    }

    private static double[] Arm(double[] pool, int count, double share, Random random) =>
        [.. SessionRecording.Drawn(pool, count, random).Select(v => Math.Log(v * (1 + share)))];
}
