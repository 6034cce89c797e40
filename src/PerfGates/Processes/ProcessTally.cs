namespace PerfGates.Processes;

/// <summary>
/// Adds up a counter of processes that come and go. A parent's counter has what it has waited for; where a process has
/// ended and its parent is gone too, what was last seen of it stays in the sum.
/// </summary>
internal sealed class ProcessTally
{
    private readonly Dictionary<(int, long), (int Parent, long Value)> _living = [];
    private readonly HashSet<(int, long)> _seen = [];
    private readonly HashSet<int> _ids = [];
    private long _gone;

    /// <summary>So far; never less than before.</summary>
    public long Sum { get; private set; }

    /// <param name="members">All that live, with what each counts.</param>
    public void Take(IEnumerable<(ProcessRow Process, long Value)> members)
    {
        _seen.Clear();
        _ids.Clear();
        foreach (var (process, value) in members)
        {
            _living[process.Key] = (process.Parent, value);
            _seen.Add(process.Key);
            _ids.Add(process.Id);
        }
        foreach (var (key, (parent, value)) in _living)
        {
            if (_seen.Contains(key)) continue;
            _living.Remove(key);
            if (!_ids.Contains(parent)) _gone += value;
        }
        Sum = Math.Max(Sum, _gone + _living.Values.Sum(l => l.Value));
    }
}
