using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using PerfGates.Load;
using PerfGates.Processes;

namespace PerfGates.Probes.Http.Running;

/// <summary>The conversation with the program that generates load: a plan and orders in, events out, a line of JSON each.</summary>
internal sealed class GeneratorProcess
{
    // Read once when the runtime starts. The first: answers are read on the thread that waits for them.
    private static readonly Dictionary<string, string?> Runtime = new()
    {
        ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1",
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_TieredPGO"] = "1",
    };

    // Of a bad answer, in a message.
    private const int LongestBody = 200;

    private readonly Func<string, string> _mask;
    private readonly Channel<string> _orders = Channel.CreateUnbounded<string>();
    private readonly Channel<LoadEvent> _events = Channel.CreateUnbounded<LoadEvent>();
    private readonly Task<ProcessEnd> _end;
    private string? _notUnderstood;

    private GeneratorProcess(string program, LoadPlan plan, RunContext context, CancellationToken cancellation)
    {
        _mask = context.Processes.Mask;
        Log = Path.Combine(context.LogFolder, string.Create(CultureInfo.InvariantCulture, $"load-{context.Round}.log"));
        Say(plan);
        _end = RunAsync(context.Processes, new(context.Processes.DotNet, [program, "generate"], context.BaseFolder, Log)
        {
            Environment = Runtime,
            InputLines = _orders.Reader,
            OutputLine = Take,
            LogsOutput = false,
        }, cancellation);
    }

    public string Log { get; }

    public static GeneratorProcess Start(string program, LoadPlan plan, RunContext context, CancellationToken cancellation) => new(program, plan, context, cancellation);

    public void Tell(LoadOrder order) => Say(order);

    /// <summary>The next event; null when the program has ended.</summary>
    public async Task<LoadEvent?> NextAsync(CancellationToken cancellation) =>
        await _events.Reader.WaitToReadAsync(cancellation) && _events.Reader.TryRead(out var told) ? told : null;

    /// <summary>Lets the program end, and waits for that.</summary>
    public async Task<ProcessEnd> FinishAsync()
    {
        _orders.Writer.TryComplete();
        return await _end;
    }

    /// <summary>"with exit code 134 after 'out of memory'", for messages.</summary>
    public async Task<string> EndingAsync()
    {
        var end = await FinishAsync();
        if (_notUnderstood is { } line) return $"after it said what is no event: '{(line.Length > 200 ? line[..200] + "..." : line)}'";
        if (end.Outcome == ProcessOutcome.NotStarted) return $"before it began: {end.Problem}";
        var last = end.LastLines.LastOrDefault(l => l.Trim().Length > 0 && !l.TrimStart().StartsWith("at ", StringComparison.Ordinal)) is { } said ? $" after '{said.Trim()}'" : "";
        return string.Create(CultureInfo.InvariantCulture, $"with exit code {end.ExitCode}{last}");
    }

    private void Say<T>(T line) => _orders.Writer.TryWrite(LoadJson.Line(line));

    private async Task<ProcessEnd> RunAsync(ChildProcesses processes, ProcessSpec spec, CancellationToken cancellation)
    {
        try
        {
            return await processes.RunAsync(spec, cancellation);
        }
        finally
        {
            _events.Writer.TryComplete();
        }
    }

    private void Take(string line)
    {
        try
        {
            _events.Writer.TryWrite(LoadJson.Read<LoadEvent>(line) switch
            {
                LoadEvent.Failure failure => failure with { Body = Shortened(failure.Body) },
                LoadEvent.Refused refused => refused with { Body = Shortened(refused.Body) },
                var told => told,
            });
        }
        catch (JsonException)
        {
            _notUnderstood = line;
            _orders.Writer.TryComplete();
            _events.Writer.TryComplete();
        }
    }

    // Of a secret that is cut in two before it is masked, the first part would be read by everybody.
    private string Shortened(string body) => _mask(body) is var masked && masked.Length > LongestBody ? masked[..LongestBody] : masked;
}
