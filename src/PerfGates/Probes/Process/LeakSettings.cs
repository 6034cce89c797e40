using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Probes.Process;

/// <summary>What stands under <c>leak:</c>.</summary>
/// <param name="Window">What growth is counted by; each third of it ends with a floor.</param>
/// <param name="Repeat">Empty: the program has work of its own.</param>
/// <param name="Times">In each third of a window.</param>
/// <param name="Span">Of the key.</param>
internal sealed record LeakSettings(TimeSpan Window, IReadOnlyList<string> Repeat, SourceSpan RepeatSpan, int Times, SourceSpan Span)
{
    public const int FloorsPerWindow = 3;

    // Of a prime number nothing is a multiple by accident.
    private const int StandardTimes = 13;

    private static readonly TimeSpan StandardWindow = TimeSpan.FromSeconds(30);

    // A third of it must hold a collection and a moment of rest.
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromSeconds(1);

    public TimeSpan Part => Window / FloorsPerWindow;

    public static LeakSettings Read(SettingsReader settings)
    {
        var window = settings.Duration("window", "What growth is counted by, at least 1s: memory.growth < 50MB allows 50 MB in each. Each third of it ends with a full collection.", StandardWindow) ?? StandardWindow;
        if (window < ShortestWindow)
            settings.Report(Rules.InvalidValue.At(settings.ValueSpan("window"), QuantityText.Format(new(window.TotalSeconds, Dimension.Time)), "window", "write 1s or more, so that a third of it holds a full collection"));
        var repeat = WrittenProgram.Words(settings, "repeat", "What is done to the program in each third of a window: a command line, or a URL to get.");
        var times = settings.Whole("times", "How often 'repeat' is done in each third; a prime number shows what is kept of each.", StandardTimes, 1, 100_000);
        if (settings.Has("times") && repeat.Count == 0) settings.Report(Rules.MissingKey.At(settings.KeySpan("times"), settings.Where, "repeat", "what is done so many times: a command line, or a URL to get"));
        return new(window, repeat, settings.ValueSpan("repeat"), times, settings.NameSpan);
    }
}
