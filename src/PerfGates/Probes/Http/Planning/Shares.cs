namespace PerfGates.Probes.Http.Planning;

/// <summary>
/// Smooth weighted round-robin, as in nginx (ngx_http_upstream_get_peer): of so many passes each entry gets exactly its
/// share, so the number of requests is known before the run.
/// </summary>
internal static class Shares
{
    /// <summary>How many of the passes each entry gets.</summary>
    public static IReadOnlyList<long> Of(IReadOnlyList<int> weights, long passes)
    {
        var divisor = weights.Aggregate(0, Gcd);
        int[] reduced = [.. weights.Select(w => w / divisor)];
        long total = reduced.Sum(w => (long)w);
        long[] counts = [.. reduced.Select(w => passes / total * w)];
        var current = new long[reduced.Length];
        for (var left = passes % total; left > 0; left--)
        {
            var best = 0;
            for (var i = 0; i < current.Length; i++)
                if ((current[i] += reduced[i]) > current[best]) best = i;
            current[best] -= total;
            counts[best]++;
        }
        return counts;
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
