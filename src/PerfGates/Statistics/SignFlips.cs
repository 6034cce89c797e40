namespace PerfGates.Statistics;

/// <summary>
/// The exact distribution of a sum of integers whose signs are fair coins: the test that Fisher gave in The Design of
/// Experiments, 1935, § 21, counted by dynamic programming instead of by trying all 2ⁿ patterns.
/// </summary>
internal static class SignFlips
{
    /// <summary>
    /// The share of the 2ⁿ sign patterns of <paramref name="terms"/> whose sum is at least the sum as it stands; 1 for
    /// no terms. The counts are exact up to 2⁵³ patterns. Time grows with n · Σ|terms|.
    /// </summary>
    public static double ShareAtLeast(ReadOnlySpan<int> terms)
    {
        var reach = 0;
        var observed = 0;
        foreach (var term in terms)
        {
            reach += Math.Abs(term);
            observed += term;
        }

        // Flipping a sign moves the sum by twice the term: what counts is which terms are positive.
        var ways = new double[reach + 1];
        ways[0] = 1;
        var reached = 0;
        foreach (var term in terms)
        {
            var step = Math.Abs(term);
            reached += step;
            for (var sum = reached; sum >= step; sum--) ways[sum] += ways[sum - step];
            // A term of zero doubles every count, which the loop above has just done.
        }

        var least = (reach + observed) / 2;
        double atLeast = 0;
        for (var sum = reach; sum >= least; sum--) atLeast += ways[sum];
        return atLeast / Math.Pow(2, terms.Length);
    }
}
