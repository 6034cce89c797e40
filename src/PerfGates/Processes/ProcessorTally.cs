namespace PerfGates.Processes;

/// <summary>
/// Adds up the processor time of processes that come and go. A process that has ended is in what its parent has waited
/// for; where the parent is gone too, what was last seen of it stays in the sum.
/// </summary>
internal sealed class ProcessorTally
{
    private readonly Dictionary<(int, long), ProcessRow> _living = [];
    private long _gone;
    private long _highest;

    /// <summary>So far, in ticks; never less than before.</summary>
    public long Ticks => _highest;

    /// <param name="members">All that live.</param>
    public void Take(IReadOnlyList<ProcessRow> members)
    {
        var parents = members.Select(m => m.Id).ToHashSet();
        foreach (var ended in _living.Values.Where(l => members.All(m => m.Key != l.Key)).ToList())
        {
            _living.Remove(ended.Key);
            if (!parents.Contains(ended.Parent)) _gone += ended.Ticks;
        }
        foreach (var member in members) _living[member.Key] = member;
        _highest = Math.Max(_highest, _gone + _living.Values.Sum(m => m.Ticks));
    }
}
