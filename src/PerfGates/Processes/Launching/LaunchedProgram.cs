using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json.Nodes;

namespace PerfGates.Processes.Launching;

/// <summary>The engine's side of a launcher: its pipes, and what it tells.</summary>
internal sealed class LaunchedProgram : IDisposable
{
    private readonly AnonymousPipeServerStream _control = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream _told = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly TaskCompletionSource<int> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProgramUsage?> _usage = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the launcher is called with.</summary>
    public IReadOnlyList<string> Arguments => ["launch", _control.GetClientHandleAsString(), _told.GetClientHandleAsString()];

    /// <summary>Its exit code; null where the launcher ended before it.</summary>
    public Task<int?> Ended => _ended.Task;

    /// <summary>Known when nothing of it lives any more; null where the launcher was ended.</summary>
    public Task<ProgramUsage?> Usage => _usage.Task;

    /// <summary>Once the launcher runs, its ends of the pipes are its alone.</summary>
    public void LetGo()
    {
        _control.DisposeLocalCopyOfClientHandle();
        _told.DisposeLocalCopyOfClientHandle();
    }

    /// <returns>Its process.</returns>
    /// <exception cref="Win32Exception">The operating system did not start it.</exception>
    /// <exception cref="EndOfStreamException">The launcher ended before.</exception>
    public async Task<int> StartAsync(LaunchOrder order)
    {
        // A thread of its own: it waits for as long as the program runs.
        _ = Task.Factory.StartNew(Listen, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await _control.WriteAsync(order.Bytes());
        }
        catch (IOException)
        {
            return await _started.Task; // it has ended already, and that says why
        }
        return await _started.Task;
    }

    private void Listen()
    {
        using var lines = new StreamReader(_told);
        while (lines.ReadLine() is { } line)
        {
            var told = JsonNode.Parse(line)!;
            if (told["started"] is { } id) _started.TrySetResult((int)id);
            else if (told["failed"] is { } error) _started.TrySetException(new Win32Exception((int)error));
            else if (told["ended"] is { } code) _ended.TrySetResult((int)code);
            else _usage.TrySetResult(Read(told));
        }
        _started.TrySetException(new EndOfStreamException());
        _ended.TrySetResult(null);
        _usage.TrySetResult(null);
    }

    private static ProgramUsage Read(JsonNode told) => new(
        new TimeSpan((long)told["wall"]!), new TimeSpan((long)told["processor"]!), (long?)told["peak"], (long?)told["sum"], (long?)told["group"], (long?)told["read"], (long?)told["written"], (int)told["processes"]!)
    {
        MemoryLimit = (long?)told["limit"],
        GroupObstacle = (string)told["obstacle"]! is { Length: > 0 } obstacle ? obstacle : null,
    };

    /// <summary>The end of the control pipe ends all that still lives.</summary>
    public void Dispose() => _control.Dispose();
}
