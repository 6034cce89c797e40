namespace PerfGates.Processes;

/// <summary>The only starter of processes. Everything it starts carries the run's cookie and is gone after <see cref="EndAll"/>.</summary>
internal sealed class ChildProcesses
{
    /// <param name="cookie">Put into every child's environment as PERFGATES_RUN, so that detached grandchildren are found too.</param>
    public ChildProcesses(string cookie, IReadOnlyDictionary<string, string> environment) => (Cookie, Inherited) = (cookie, environment);

    public string Cookie { get; }

    private IReadOnlyDictionary<string, string> Inherited { get; }

    /// <summary>Runs a program to its end; on time-out or cancellation its whole tree is killed and awaited first.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<ProcessEnd> RunAsync(ProcessSpec spec, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Kills whatever is left, detached grandchildren included, and waits until it is gone. Returns the names of what it killed.</summary>
    public Task<IReadOnlyList<string>> EndAll() => throw new NotImplementedException();
}
