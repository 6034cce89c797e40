namespace PerfGates.Statistics;

/// <summary>Many claims, one error rate for any of them: Holm, Scandinavian Journal of Statistics 6 (1979) 65.</summary>
internal static class Holm
{
    /// <summary>Which claims stand, in the order of their p values; none for none.</summary>
    public static bool[] Stands(IReadOnlyList<double> p, double level)
    {
        var stands = new bool[p.Count];
        var left = p.Count;
        foreach (var claim in Enumerable.Range(0, p.Count).OrderBy(i => p[i]))
        {
            if (p[claim] > level / left) break;
            stands[claim] = true;
            left--;
        }
        return stands;
    }
}
