namespace PerfGates.Statistics.Rules;

/// <summary>
/// The sizes at which a sequential rule looks and what each look may spend: by Bonferroni the sum bounds the chance of
/// a wrong claim at any of them. A look in between voids the rates.
/// </summary>
internal sealed class Schedule
{
    private readonly Look[] _looks;

    private Schedule(Look[] looks) => _looks = looks;

    public IReadOnlyList<Look> Looks => _looks;

    /// <summary>The first size above <paramref name="count"/> at which to look; null behind the last.</summary>
    public int? After(int count) => _looks.FirstOrDefault(l => l.Size > count) is { Size: > 0 } next ? next.Size : null;

    /// <summary>
    /// The table up to <paramref name="cap"/>, whose look, the last, gets all that is left; its β shares scaled to
    /// <paramref name="beta"/> in total. A share below what a test can reach at that size moves to the next look.
    /// </summary>
    /// <param name="table">Rising sizes. Beyond its last a cap changes nothing.</param>
    /// <param name="smallest">The smallest p of the test at a size.</param>
    public static Schedule Of(IReadOnlyList<Look> table, int cap, double beta, Func<int, double> smallest) => Of(table, cap, beta, smallest, smallest);

    /// <summary>As above, where "exceeds" and "holds" are tested differently.</summary>
    public static Schedule Of(IReadOnlyList<Look> table, int cap, double beta, Func<int, double> smallestAlpha, Func<int, double> smallestBeta)
    {
        var scale = beta / table.Sum(l => l.Beta);
        var end = Math.Min(cap, table[^1].Size);
        List<Look> looks = [.. table.Where(l => l.Size < end)];
        looks.Add(new(end, table.Sum(l => l.Alpha) - looks.Sum(l => l.Alpha), table.Sum(l => l.Beta) - looks.Sum(l => l.Beta)));

        double alpha = 0, carried = 0;
        for (var i = 0; i < looks.Count; i++)
        {
            alpha += looks[i].Alpha;
            carried += looks[i].Beta * scale;
            var (spentAlpha, spentBeta) = (Reachable(alpha, smallestAlpha(looks[i].Size)), Reachable(carried, smallestBeta(looks[i].Size)));
            looks[i] = new(looks[i].Size, spentAlpha, spentBeta);
            alpha -= spentAlpha;
            carried -= spentBeta;
        }
        return new([.. looks]);
    }

    // Sums of shares of a table in decimal numbers miss by rounding what they were meant to reach.
    private static double Reachable(double share, double smallest) => share * (1 + 1e-9) >= smallest ? share : 0;
}
