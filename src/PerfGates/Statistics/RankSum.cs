using System.Numerics;

namespace PerfGates.Statistics;

/// <summary>
/// Two groups without pairs: the rank sum of one against all ways to choose as many of the pooled values, exact also
/// with ties. Wilcoxon, Biometrics Bulletin 1 (1945) 80; Mann and Whitney, Annals of Mathematical Statistics 18 (1947) 50.
/// </summary>
internal static class RankSum
{
    /// <summary>Small means "head is above base by more than <paramref name="shift"/>". Lengths may differ; 1 if either is empty.</summary>
    public static double PAbove(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues, double shift)
    {
        if (baseValues.Count == 0 || headValues.Count == 0) return 1;
        var ranks = MidRanks.Doubled([.. baseValues.Select(v => v + shift), .. headValues]);
        return headValues.Count <= baseValues.Count
            ? ShareAtLeast(ranks, ranks.AsSpan(baseValues.Count))
            // The fewer are counted: head is high where base is low.
            : ShareAtLeast(Mirrored(ranks), Mirrored(ranks).AsSpan(0, baseValues.Count));
    }

    /// <summary>Small means "head is above base by less than <paramref name="shift"/>".</summary>
    public static double PBelow(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues, double shift) =>
        PAbove(headValues, baseValues, -shift);

    /// <summary>The shifts that neither side rejects at <paramref name="levels"/>; unbounded while 1/C(n+m, n) is above them.</summary>
    public static Interval Interval(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues, Levels levels) => ShiftInterval.Of(
        HodgesLehmann.Differences(baseValues, headValues),
        shift => PAbove(baseValues, headValues, shift),
        shift => PBelow(baseValues, headValues, shift),
        levels);

    private static int[] Mirrored(int[] ranks) => Array.ConvertAll(ranks, r => 2 * (ranks.Length + 1) - r);

    /// <summary>Share of the choices of as many ranks as were chosen whose sum is at least that of the chosen.</summary>
    private static double ShareAtLeast(int[] ranks, ReadOnlySpan<int> chosen)
    {
        var observed = 0;
        foreach (var rank in chosen) observed += rank;
        int[] rising = [.. ranks.Order()];
        // Rising ranks keep the sums small for long; most[k] is the largest sum of k of those taken so far.
        var most = new int[chosen.Length + 1];
        var largest = rising.TakeLast(chosen.Length).Sum();
        var ways = new double[chosen.Length + 1][];
        for (var size = 0; size <= chosen.Length; size++) ways[size] = new double[largest + 1];
        ways[0][0] = 1;
        for (var taken = 0; taken < rising.Length; taken++)
            for (var size = Math.Min(taken + 1, chosen.Length); size >= 1; size--)
            {
                var step = rising[taken];
                Add(ways[size].AsSpan(step, most[size - 1] + 1), ways[size - 1]);
                most[size] = most[size - 1] + step;
            }

        double atLeast = 0, all = 0;
        for (var sum = largest; sum >= 0; sum--)
        {
            all += ways[^1][sum];
            if (sum >= observed) atLeast += ways[^1][sum];
        }
        return atLeast / all;
    }

    // The innermost loop of every look at stored baselines.
    private static void Add(Span<double> into, ReadOnlySpan<double> from)
    {
        var next = 0;
        for (; next + Vector<double>.Count <= into.Length; next += Vector<double>.Count)
            (new Vector<double>(into[next..]) + new Vector<double>(from[next..])).CopyTo(into[next..]);
        for (; next < into.Length; next++) into[next] += from[next];
    }
}
