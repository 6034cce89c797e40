namespace PerfGates.Processes;

/// <summary>What a program has become: itself, what it started, and what of that has left its parent.</summary>
internal static class ProcessTree
{
    /// <summary>Empty if the root has ended. <paramref name="carries"/> is asked only about those that are no descendants and are not older than the root.</summary>
    public static IReadOnlyList<ProcessRow> Of(IReadOnlyList<ProcessRow> processes, int root, Func<ProcessRow, bool> carries)
    {
        if (processes.FirstOrDefault(p => p.Id == root) is not { } self) return [];
        var children = processes.ToLookup(p => p.Parent);
        HashSet<ProcessRow> ours = [];
        Take(self);
        foreach (var stray in processes.Where(p => p.Started >= self.Started && !ours.Contains(p) && carries(p)).ToList()) Take(stray);
        return [.. ours];

        void Take(ProcessRow process)
        {
            if (!ours.Add(process)) return;
            foreach (var child in children[process.Id]) Take(child);
        }
    }
}
