using System.Text.Json;
using System.Threading.Channels;
using PerfGates.Budgets;
using PerfGates.Gpu;
using PerfGates.Gpu.Cuda;
using PerfGates.Processes;
using PerfGates.Units;

namespace PerfGates.Pressure;

/// <summary>A process that holds graphics memory, so that only a part of it is left, and what it has said.</summary>
internal sealed class VideoMemoryHold : IAsyncDisposable
{
    // As the reservation itself: drivers hand out memory in pieces.
    private const long Tolerance = 64L << 20;

    // The first call of CUDA takes seconds, on a card that sleeps many.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // It tells once a second.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly VideoMemoryConstraint _asked;
    private readonly LivingProgram? _program;
    private readonly TimeProvider _clock;
    private readonly Channel<ReservationEvent> _told;
    private ReservationEvent.Holds? _holds;

    private VideoMemoryHold(VideoMemoryConstraint asked, LivingProgram? program, TimeProvider clock, Channel<ReservationEvent> told, string? doubt) => (_asked, _program, _clock, _told, Doubt) = (asked, program, clock, told, doubt);

    /// <summary>Why not so much was left as was asked; null if it was.</summary>
    public string? Doubt { get; private set; }

    /// <summary>Empty where nothing is held.</summary>
    public IReadOnlyList<string> Verified => _holds is null ? [] : [$"graphics memory: {Size(_holds.Bytes)} of {_holds.Name} held, {Size(_holds.Left)} of {Size(_holds.Total)} left before the start"];

    /// <param name="program">Full path of perfgates.dll.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing is held.</exception>
    public static async Task<VideoMemoryHold> StartAsync(VideoMemoryConstraint asked, Presses presses, string program, CancellationToken cancellation)
    {
        var told = Channel.CreateUnbounded<ReservationEvent>();
        string[] words = [program, "reserve-vram", "--free", QuantityText.Write(new(asked.Free, Dimension.Size)), .. asked.AllowsSharing ? ["--allow-shared"] : Array.Empty<string>()];
        var (living, problem) = await LivingProgram.StartAsync(presses.Processes, new(presses.Processes.DotNet, words, Path.GetDirectoryName(program)!, Path.Combine(presses.LogFolder, "reservation.log"))
        {
            InputLines = Channel.CreateUnbounded<string>().Reader,
            OutputLine = line => { if (Parsed(line) is { } read) told.Writer.TryWrite(read); },
        });
        var hold = new VideoMemoryHold(asked, living, presses.Clock, told, living is null ? $"the process that holds graphics memory could not be started: {problem}" : null);
        try
        {
            if (hold.Doubt is null) hold.Take(await hold.NextAsync(Patience, cancellation));
            return hold;
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
    }

    /// <summary>What is measured has ended: whether it was held all the while.</summary>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        if (Doubt is not null) return;
        while (Doubt is null && _told.Reader.TryRead(out var read)) Take(read);
        // The one that covers the end.
        if (Doubt is null) Take(await NextAsync(Silence, cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) await _program.KillAsync();
    }

    // What is measured takes of what is left, so less than was asked is as it should be.
    private void Take(ReservationEvent? told)
    {
        if (told is ReservationEvent.Holds holds) _holds = holds;
        Doubt ??= told switch
        {
            ReservationEvent.Refused refused => $"graphics memory was not reserved: {refused.Why}",
            ReservationEvent.Lost lost => $"what held graphics memory lost the card: {lost.Why}",
            ReservationEvent.Free free when free.Left > _asked.Free + Tolerance => $"{Size(free.Left)} of graphics memory were free during the run",
            ReservationEvent.Holds or ReservationEvent.Free => null,
            _ => $"the process that holds graphics memory {(_program!.Ended.IsCompleted ? "has ended" : "says nothing any more")}{PrintableText.LastSaid(_program.LastLines, 3)}",
        };
    }

    private async Task<ReservationEvent?> NextAsync(TimeSpan within, CancellationToken cancellation)
    {
        using var silent = new CancellationTokenSource(within, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silent.Token, cancellation);
        var next = _told.Reader.ReadAsync(either.Token).AsTask();
        try
        {
            return await Task.WhenAny(next, _program!.Ended) == next || _told.Reader.TryPeek(out _) ? await next : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    // What else a driver prints is none of it.
    private static ReservationEvent? Parsed(string line)
    {
        try
        {
            return GpuJson.Read<ReservationEvent>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Size(long bytes) => QuantityText.Short(new(bytes, Dimension.Size));
}
