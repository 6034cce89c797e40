namespace PerfGates.Processes;

/// <summary>What a run itself costs the machine's processors. Linux only.</summary>
internal static class ProcessorTime
{
    // USER_HZ, in which /proc counts, is 100 on every architecture that .NET runs on.
    public const double TicksPerSecond = 100;

    /// <summary>
    /// Seconds that this process, all that it has started and waited for, and all of it that still lives, have used so far.
    /// What a program of ours leaves behind unwaited for is lost to this sum: it then looks like one of others.
    /// </summary>
    /// <param name="cookie">Of the run: finds programs that have left their parent.</param>
    public static double OfRun(string cookie) => Of(ProcessTable.Read(), Environment.ProcessId, p => CookieHolders.Are(p, cookie)) / TicksPerSecond;

    /// <summary>In ticks, of a <see cref="ProcessTree"/>.</summary>
    public static long Of(IReadOnlyList<ProcessRow> processes, int root, Func<ProcessRow, bool> carries) =>
        ProcessTree.Of(processes, root, carries).Sum(p => p.Ticks);
}
