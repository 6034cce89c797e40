using PerfGates.Processes;

namespace PerfGates.Resources;

/// <summary>What kernels keep of the most memory, which misses nothing that was in between two looks.</summary>
/// <param name="Process">Bytes: the highest resident memory of any one process; null where that was not while it was watched, or not kept.</param>
/// <param name="OfEach">Bytes: the sum of that over all processes, above all that they can have had together; null where some were never seen at their end.</param>
/// <param name="Group">Bytes: of control groups that have nothing else in them, page cache included, and the most of files that may be charged to others; null without them.</param>
internal sealed record Peaks(long? Process, long? OfEach, long? Group)
{
    public static Peaks None { get; } = new(null, null, null);

    public static Peaks Of(IReadOnlyList<WatchedTree> trees) => trees.Count == 0 ? None : new(
        trees.SelectMany(Each).Max(),
        trees.Aggregate((long?)0, (sum, tree) => sum + Sum(tree)),
        trees.Aggregate((long?)0, (sum, tree) => sum + tree.Usage?.PeakGroup + tree.MostOfFiles));

    // An old process had its peak before, unless it has risen since.
    private static IEnumerable<long?> Each(WatchedTree tree) =>
        tree.All.Where(p => !p.IsOld || p.Highest > p.HighestBefore).Select(p => (long?)p.Highest).Append(tree.Usage?.PeakProcess);

    // Of what has ended, the last look came too early; and who has waited for children had some that may never have been seen.
    private static long? Sum(WatchedTree tree) =>
        tree.Usage is { } usage ? usage.PeakSum
        : tree.Ended.Count > 0 || tree.Living.Any(p => p.Row.ReapedFaults > p.ReapedBefore || ProcessTable.IgnoresItsChildren(p.Row.Id)) ? null
        : tree.Living.Sum(p => p.Highest);
}
