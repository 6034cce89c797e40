using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PerfGates.Processes;

/// <summary>Ends processes and all that they started, and waits until they are gone: Linux only.</summary>
internal static partial class Reaper
{
    // Long enough for 'docker run' to stop its container or a program to remove its temporary files, short enough that
    // Ctrl-C ends within five seconds.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>
    /// SIGTERM to each, SIGKILL to those that stay, until two looks in a row find none: one look may miss a process that
    /// is born behind its back, or that has no environment yet because it is just executing.
    /// </summary>
    /// <param name="isOurs">Says of a process whether it goes; its descendants go too. Ourselves and our ancestors never do.</param>
    /// <returns>Names and ids of what had to be ended; those that would not go say so.</returns>
    public static async Task<IReadOnlyList<string>> EndAsync(Func<ProcessRow, bool> isOurs)
    {
        Dictionary<(int, long), ProcessRow> ended = [];
        var begun = Stopwatch.GetTimestamp();
        for (var empty = 0; empty < 2;)
        {
            // Who lost its parent on our first signal is found again by having been signalled.
            var living = Family(ProcessTable.Read(), p => ended.ContainsKey(p.Key) || isOurs(p));
            var elapsed = Stopwatch.GetElapsedTime(begun);
            if (elapsed > Patience && living.Count > 0) return [.. ended.Values.Select(p => living.Any(l => l.Key == p.Key) ? $"{p}, still running" : $"{p}")];
            foreach (var process in living)
                if (ended.TryAdd(process.Key, process)) Signal(process, SigTerm);
                else if (elapsed > Grace) Signal(process, SigKill);
            empty = living.Count == 0 ? empty + 1 : 0;
            if (empty < 2) await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
        return [.. ended.Values.Select(p => p.ToString())];
    }

    /// <summary>Sends a signal to each and does not wait.</summary>
    public static void Signal(Func<ProcessRow, bool> isOurs, int signal)
    {
        foreach (var process in Family(ProcessTable.Read(), isOurs)) Signal(process, signal);
    }

    private static IReadOnlyList<ProcessRow> Family(IReadOnlyList<ProcessRow> all, Func<ProcessRow, bool> isOurs)
    {
        var byId = all.ToDictionary(p => p.Id);
        HashSet<int> spared = [];
        for (var id = Environment.ProcessId; byId.TryGetValue(id, out var self) && spared.Add(id); id = self.Parent) { }
        Dictionary<int, bool> known = [];
        return [.. all.Where(p => !spared.Contains(p.Id) && Goes(p))];

        bool Goes(ProcessRow process)
        {
            if (known.TryGetValue(process.Id, out var goes)) return goes;
            known[process.Id] = false; // ends the walk should ids ever run in a circle
            goes = isOurs(process) || byId.TryGetValue(process.Parent, out var parent) && !spared.Contains(parent.Id) && Goes(parent);
            return known[process.Id] = goes;
        }
    }

    private const int SigKill = 9;
    private const int SigTerm = 15;

    // Looks once more at the start time: the id may be somebody else's by now. A failure needs no answer: it is gone
    // already, or it is not ours to end and the caller says that it stayed.
    private static void Signal(ProcessRow process, int signal)
    {
        if (ProcessTable.Find(process.Id)?.Started == process.Started) _ = Kill(process.Id, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int id, int signal);
}
