namespace PerfGates.Load.Users;

/// <summary>
/// Smooth weighted round-robin, as in nginx (commit 52327e0627f4, 2012): shares are exact over every full turn, and the
/// heavy ones do not come in bursts.
/// </summary>
internal sealed class WeightedTurns(IReadOnlyList<int> weights)
{
    private readonly int[] credit = new int[weights.Count];
    private readonly int total = weights.Sum();

    public int Next()
    {
        if (credit.Length == 1) return 0;
        var best = 0;
        for (var i = 0; i < credit.Length; i++)
        {
            credit[i] += weights[i];
            if (credit[i] > credit[best]) best = i;
        }
        credit[best] -= total;
        return best;
    }
}
