namespace PerfGates.Processes;

/// <summary>
/// Processes that carry a run's cookie in their environment, detached ones included; what <c>perfgates reap</c> ends after
/// an engine was killed. Out of reach: a program that leaves its parent and clears or overwrites its environment too.
/// </summary>
internal static class CookieHolders
{
    /// <summary>Ends them and what they started, waits until they are gone, and returns their names. Elsewhere than on Linux it finds none.</summary>
    public static Task<IReadOnlyList<string>> EndAll(string cookie)
    {
        ArgumentException.ThrowIfNullOrEmpty(cookie);
        return OperatingSystem.IsLinux() ? Reaper.EndAsync(p => Are(p, cookie)) : Task.FromResult<IReadOnlyList<string>>([]);
    }

    /// <param name="start">Only this one start of the run; null: any.</param>
    public static bool Are(ProcessRow process, string cookie, int? start = null) =>
        ProcessTable.Carries(process.Id, [$"{ChildEnvironment.Run}={cookie}", .. start is { } n ? [$"{ChildEnvironment.Start}={ChildEnvironment.Number(n)}"] : Array.Empty<string>()]);
}
