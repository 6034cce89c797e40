using System.Diagnostics;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Resources;
using PerfGates.Units;

namespace PerfGates.Servers;

/// <summary>Starts a server and waits until it is ready.</summary>
internal static class ServerStart
{
    /// <summary>How many of a server's last lines a message shows.</summary>
    public const int LastLines = 5;

    // A port that was free may be taken before the server listens there; twice in a row is no accident.
    private const int Attempts = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private sealed record Attempt(RunningServer? Server, Diagnostic? Problem, bool PortWasLost);

    /// <summary>Null after a problem; then nothing of it is left.</summary>
    /// <param name="context">Its log folder is the server's own.</param>
    public static async Task<RunningServer?> ReadyAsync(ServerSettings server, ServerProgram program, RunContext context, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var tried = await TryAsync(server, program, context, cancellation);
            if (tried.Server is not null) return tried.Server;
            if (tried.PortWasLost && server.ChoosesPort && attempt < Attempts) continue;
            problems.Add(tried.Problem!);
            return null;
        }
    }

    private static async Task<Attempt> TryAsync(ServerSettings server, ServerProgram program, RunContext context, CancellationToken cancellation)
    {
        var url = ServerUrl.Of(server);
        if (await ServerUrl.ListenerAsync(url, cancellation) is { } listener)
            return new(null, Rules.PortInUse.At(server.Url.Span, server.Name.Value, url.Port, listener), PortWasLost: true);
        var log = NewLog(context);
        var (living, problem) = await LivingProgram.StartAsync(context.Processes, program.At(url, context, log));
        if (living is null) return new(null, Rules.ServerNotStarted.At(server.Start, server.Name.Value, problem), PortWasLost: false);
        var meter = server.IsWatched && ResourceMeter.Obstacle is null ? new ResourceMeter(context.Clock) : null;
        meter?.Watch(living.Id, living.Carries, fromItsStart: true, living.Limits.Cores);
        var ready = false;
        try
        {
            var answer = await WaitAsync(server, living, url, context.Clock, cancellation);
            var startup = Stopwatch.GetElapsedTime(living.Begun);
            if (answer is null && Stranger(living, url) is { } stranger)
                return await GivenUpAsync(living, _ => Rules.ForeignListener.At(server.Url.Span, server.Name.Value, url.Port, stranger), portWasLost: true);
            ready = answer is null;
            if (ready) meter?.MeasuringBegins();
            if (ready) return new(new(server, living, url, log, startup, meter), null, PortWasLost: false);
            return living.Ended.IsCompleted
                ? await ExitedAsync(server, living, url, log, cancellation)
                : await GivenUpAsync(living, said => Rules.ServerNotReady.At(server.Ready.Span, server.Name.Value, QuantityText.Format(new(server.Ready.Within.TotalSeconds, Dimension.Time)), answer!, said, log), portWasLost: false);
        }
        catch
        {
            await living.KillAsync();
            throw;
        }
        finally
        {
            if (!ready && meter is not null) await meter.DisposeAsync();
        }
    }

    // Null once it is ready; else the last answer, when its time was up or it ended.
    private static async Task<string?> WaitAsync(ServerSettings server, LivingProgram living, Uri url, TimeProvider clock, CancellationToken cancellation)
    {
        using var check = new ReadinessCheck(server.Ready, url);
        using var timeUp = new CancellationTokenSource(server.Ready.Within, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellation);
        var answer = "it was not asked";
        try
        {
            while (!living.Ended.IsCompleted)
            {
                if (await check.AskAsync(either.Token) is not { } other) return null;
                answer = other;
                await Task.WhenAny(living.Ended, Task.Delay(Pause, clock, either.Token));
                either.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return answer;
        }
        return answer;
    }

    // Those of other users cannot be seen; that nobody listened before the start must be enough for them.
    private static string? Stranger(LivingProgram living, Uri url)
    {
        if (!OperatingSystem.IsLinux() || ListeningSockets.HoldersOf(url.Port) is not { Count: > 0 } holders) return null;
        var own = living.Tree(ProcessTable.Read()).Select(p => p.Key).ToHashSet();
        return holders.Any(h => own.Contains(h.Key)) ? null : string.Join(", ", holders);
    }

    private static async Task<Attempt> ExitedAsync(ServerSettings server, LivingProgram living, Uri url, string log, CancellationToken cancellation)
    {
        var end = await living.Ended;
        var lost = await ServerUrl.ListenerAsync(url, cancellation) is not null;
        return new(null, Rules.ServerExited.At(server.Start, server.Name.Value, end.ExitCode, PrintableText.LastSaid(end.LastLines, LastLines), log), lost);
    }

    // What it says when it is ended explains nothing, unless it has said nothing else, or nobody has read it yet.
    private static async Task<Attempt> GivenUpAsync(LivingProgram living, Func<string, Diagnostic> problem, bool portWasLost)
    {
        var said = living.LastLines;
        await living.KillAsync();
        return new(null, problem(PrintableText.LastSaid(said.Count > 0 ? said : living.LastLines, LastLines)), portWasLost);
    }

    private static string NewLog(RunContext context)
    {
        Directory.CreateDirectory(context.LogFolder);
        for (var number = 1; ; number++)
            if (Path.Combine(context.LogFolder, $"start-{number}.log") is var log && !File.Exists(log)) return log;
    }
}
