using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using PerfGates.Gpu;
using PerfGates.Processes;

namespace PerfGates.Resources;

/// <summary>The conversation with the process that looks at graphics memory. If that crashes, this is an obstacle and no more.</summary>
internal sealed class GpuWatcher : IAsyncDisposable
{
    // A driver that nobody has used for a while takes seconds to wake its cards.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _clock;
    private readonly GpuLooks _looks;
    private readonly Channel<string> _stages = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _kill;
    private readonly Task<ProcessEnd?> _end;
    private readonly Lock _lock = new();
    private readonly List<GpuSample> _samples = [];
    private GpuFacts? _facts;
    private GpuObstacle? _obstacle;
    private bool _isWanted = true;

    private GpuWatcher(ChildProcesses processes, ProcessSpec spec, GpuLooks looks, TimeProvider clock, CancellationToken cancellation)
    {
        (_clock, _looks) = (clock, looks);
        _kill = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _end = RunAsync(processes, spec with { InputLines = _stages.Reader, OutputLine = Take, LogsOutput = false });
    }

    /// <summary>Returns after the first look, or with an obstacle.</summary>
    /// <param name="program">Path of the program that looks when it is started with the word watch-gpu.</param>
    /// <param name="log">What it says beside samples.</param>
    public static async Task<GpuWatcher> StartAsync(ChildProcesses processes, string program, string log, GpuLooks looks, TimeProvider clock, CancellationToken cancellation)
    {
        ProcessSpec spec = new(processes.DotNet, [program, "watch-gpu", "--every", Written(looks.Every), "--later", Written(looks.Later)], Path.GetDirectoryName(log)!, log);
        GpuWatcher watcher = new(processes, spec, looks, clock, cancellation);
        if (await Task.WhenAny(watcher._begun.Task, watcher._end, Task.Delay(Patience, clock, cancellation)) != watcher._begun.Task)
            watcher.Stumble(watcher._end.IsCompleted ? Ending(await watcher._end) : $"its driver did not answer within {Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s");
        cancellation.ThrowIfCancellationRequested();
        return watcher;
    }

    /// <summary>It looks more often for a while.</summary>
    public void StageBegins() => _stages.Writer.TryWrite("stage");

    /// <summary>Stops looking, and adds what was seen.</summary>
    /// <param name="begun">When the record's own time began, in seconds of the monotonic clock.</param>
    public async Task<ResourceRecord> AddToAsync(ResourceRecord record, double begun)
    {
        lock (_lock) _isWanted = false;
        _stages.Writer.TryComplete();
        if (await Task.WhenAny(_end, Task.Delay(Patience, _clock, _kill.Token)) != _end) Stumble("its driver did not answer any more");
        else if (await _end is { } end && (end.Outcome != ProcessOutcome.Exited || end.ExitCode != 0)) Stumble(Ending(end));
        lock (_lock)
            return record with
            {
                Gpu = [.. _samples.Select(s => s with { Time = s.Time - begun })],
                GpuFacts = _facts,
                GpuLooks = _looks,
                GpuObstacle = _obstacle,
            };
    }

    /// <summary>Seconds of the clock that all processes of a machine share.</summary>
    public static double Monotonic(TimeProvider clock) => (double)clock.GetTimestamp() / clock.TimestampFrequency;

    public async ValueTask DisposeAsync()
    {
        await _kill.CancelAsync();
        await _end;
        _kill.Dispose();
    }

    private async Task<ProcessEnd?> RunAsync(ChildProcesses processes, ProcessSpec spec)
    {
        try
        {
            return await processes.RunAsync(spec, _kill.Token);
        }
        catch (OperationCanceledException) when (_kill.IsCancellationRequested)
        {
            return null; // ended by us
        }
    }

    private void Take(string line)
    {
        try
        {
            Take(GpuJson.Read<GpuEvent>(line));
        }
        catch (JsonException)
        {
            Stumble($"the process that reads it said '{(line.Length > 200 ? line[..200] + "..." : line)}'");
        }
    }

    private void Take(GpuEvent told)
    {
        lock (_lock)
            switch (told)
            {
                case GpuEvent.Found found: _facts = found.Facts; return;
                case GpuEvent.Looked looked when _isWanted: _samples.Add(looked.Sample); break;
                case GpuEvent.Missing missing: _obstacle ??= new(missing.IsAbsent, missing.Why); break;
                case GpuEvent.Lost lost: _obstacle ??= new(false, lost.Why); break;
                default: break; // a look that nobody waits for any more
            }
        _begun.TrySetResult();
    }

    private void Stumble(string why)
    {
        lock (_lock) _obstacle ??= new(false, why);
    }

    private static string Ending(ProcessEnd? end) => end switch
    {
        null => "the process that reads it was ended",
        { Outcome: ProcessOutcome.NotStarted } => $"the process that reads it did not start: {end.Problem}",
        _ => string.Create(CultureInfo.InvariantCulture, $"the process that reads it ended with exit code {end.ExitCode}{(end.ExitCode > 128 ? $", by signal {end.ExitCode - 128}" : "")}"),
    };

    private static string Written(TimeSpan period) => string.Create(CultureInfo.InvariantCulture, $"{period.TotalMilliseconds}ms");
}
