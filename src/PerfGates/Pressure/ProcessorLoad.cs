using System.Threading.Channels;
using PerfGates.Processes;
using PerfGates.Units;

namespace PerfGates.Pressure;

/// <summary>Burners that run, and what they have said of themselves.</summary>
internal sealed class ProcessorLoad : IAsyncDisposable
{
    // A burner that reaches so much less than it was asked for has others beside it.
    private const double Tolerance = 0.05;

    // Intervals of the burners: on a machine that is busy for a moment, a later one may be good.
    private const int Attempts = 6;

    // Of an interval: who is silent for longer is stopped, or starved beyond any pressure that was asked.
    private const int Silence = 5;

    private readonly double _load;
    private readonly LivingProgram? _program;
    private readonly TimeProvider _clock;
    private readonly Channel<Burn> _told;
    private string? _doubt;
    private double _before;
    private readonly List<Burn> _during = [];

    private ProcessorLoad(double load, LivingProgram? program, TimeProvider clock, Channel<Burn> told, string? doubt) => (_load, _program, _clock, _told, _doubt) = (load, program, clock, told, doubt);

    /// <summary>Why there was not the load that was asked; null if there was.</summary>
    public string? Doubt => _doubt;

    /// <summary>What was seen of it.</summary>
    public string Verified => _during.Count == 0
        ? $"cpu load: its burners used {Percent(_before)} of the processors before the start"
        : $"cpu load: its burners used {Percent(_before)} of the processors before the start; during it they used {Percent(_during.Average(b => b.Used))} and waited {Percent(_during.Average(b => b.Waited))} of the time for others";

    /// <summary>Starts them, and waits until they burn what was asked, or have shown that they cannot.</summary>
    /// <param name="program">Full path of perfgates.dll.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing of them is left.</exception>
    public static async Task<ProcessorLoad> StartAsync(double load, Presses presses, string program, CancellationToken cancellation)
    {
        var told = Channel.CreateUnbounded<Burn>();
        string[] words = [program, "burn", "--load", QuantityText.Write(new(load, Dimension.Share)), "--cores", ProcessorList.Text(ProcessorList.Own)];
        var (living, problem) = await LivingProgram.StartAsync(presses.Processes, new(presses.Processes.DotNet, words, Path.GetDirectoryName(program)!, Path.Combine(presses.LogFolder, "burners.log"))
        {
            InputLines = Channel.CreateUnbounded<string>().Reader,
            OutputLine = line => { if (Burn.Parse(line) is { } burn) told.Writer.TryWrite(burn); },
            LogsOutput = false,
        });
        var started = new ProcessorLoad(load, living, presses.Clock, told, living is null ? $"the burners could not be started: {problem}" : null);
        try
        {
            await started.ReachAsync(cancellation);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>What is measured has ended: whether the load was there all the while.</summary>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        if (_doubt is not null) return;
        while (_told.Reader.TryRead(out var burn)) _during.Add(burn);
        // The line that covers the end shows that they were there until then.
        if (await NextAsync(cancellation) is { } last) _during.Add(last);
        // A thread that waits for a processor presses as much as one that has it.
        if (_doubt is null && _during.Where(b => b.Asked < _load - Tolerance).Select(b => (Burn?)b).FirstOrDefault() is { } light)
            _doubt = $"for a second of the run the burners asked for {Percent(light.Asked)} of the processors only";
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) await _program.KillAsync();
    }

    private async Task ReachAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; _doubt is null; attempt++)
        {
            if (await NextAsync(cancellation) is not { } burn) return;
            _before = burn.Used;
            if (burn.Used >= _load - Tolerance) return;
            if (attempt == Attempts) _doubt = $"before the start its burners got {Percent(burn.Used)} of the processors: others use this machine";
        }
    }

    // The next line; null with a doubt if there is none any more.
    private async Task<Burn?> NextAsync(CancellationToken cancellation)
    {
        using var silent = new CancellationTokenSource(Burners.Interval * Silence, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silent.Token, cancellation);
        var next = _told.Reader.ReadAsync(either.Token).AsTask();
        try
        {
            if (await Task.WhenAny(next, _program!.Ended) == next) return await next;
            _doubt = $"the burners have ended{PrintableText.LastSaid(_program.LastLines, 3)}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            _doubt = "the burners say nothing any more";
        }
        return null;
    }

    private static string Percent(double share) => QuantityText.Format(new(Math.Round(share, 2), Dimension.Share));
}
