using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes.Generation.Aborting;

namespace PerfGates.Probes.Generation.Settings;

internal enum Phase
{
    /// <summary>Behind one that is not measured.</summary>
    Warm,

    /// <summary>With nothing loaded yet: a new process, fresh servers, files out of the page cache.</summary>
    Cold,
}

/// <summary>What stands under <c>generation:</c>; one of job, program and stream, unless there was a problem.</summary>
/// <param name="DropCache">Files that are taken out of the page cache before each run.</param>
internal sealed record GenerationSettings(
    JobSettings? Job,
    ProgramSettings? Program,
    StreamSettings? Stream,
    int Runs,
    int Concurrency,
    Phase Phase,
    IReadOnlyList<Located<string>> DropCache,
    AbortPolicy Abort,
    SourceSpan AbortSpan,
    SourceSpan Span)
{
    private static readonly string[] Modes = ["job", "run", "stream"];

    public Address? Address => Job?.Address ?? Stream?.Address;

    public Located<string>? Server => Address?.Server ?? Program?.Server;

    public static GenerationSettings Read(SettingsReader settings)
    {
        var job = settings.Section("job", "Something that a server makes: submitted, polled, fetched.", JobSettings.Read);
        var program = ProgramSettings.Read(settings);
        var stream = settings.Section("stream", "Something that a server sends piece by piece; a URL alone is fetched.", StreamSettings.Read, url => StreamSettings.Read(url, settings), TextForm.Url);
        var runs = settings.Whole("runs", "How many fresh runs there are; from three on an interval is drawn from them.", 1, 1, 50);
        var concurrency = settings.Whole("concurrency", "So many are made at the same time.", 1, 1, 1000);
        var phase = settings.Choice("phase", "cold: a new program or fresh servers for each run, and nothing before it; warm: one is made first and not measured, unless the gate says 'warmup: 0s'.", Phase.Warm);
        var dropped = settings.Texts("drop-cache", "With 'phase: cold': files, or patterns with * and **, that are taken out of the page cache before each run; counted from the budget file. Linux only.");
        var abort = settings.Choice("abort", "When a run is ended early: never; once the budget of 'total' has passed; also once the steps so far say that it will.", AbortPolicy.Never);
        Check(settings, runs, concurrency, phase, job?.Address ?? stream?.Address);
        return new(job, settings.Has("run") ? program : null, stream, runs, concurrency, phase, dropped, abort, settings.ValueSpan("abort"), settings.NameSpan);
    }

    private static void Check(SettingsReader settings, int runs, int concurrency, Phase phase, Address? address)
    {
        string[] modes = [.. Modes.Where(settings.Has)];
        if (modes.Length == 0) settings.Report(Rules.MissingKey.At(settings.NameSpan, settings.Where, "job", "what makes it: 'job', 'run' or 'stream'"));
        if (modes.Length > 1) settings.Report(Rules.Exclusive.At(settings.KeySpan(modes[1]), modes[0], modes[1], "one thing makes it"));
        if (modes is ["job" or "stream", ..])
            foreach (var key in ProgramSettings.OwnKeys.Where(settings.Has))
                settings.Report(Rules.NestedUnder.At(settings.KeySpan(key), key, settings.Where, $"in '{modes[0]}:'"));
        if (settings.Has("drop-cache") && phase != Phase.Cold) settings.Report(Rules.Exclusive.At(settings.KeySpan("drop-cache"), "phase: warm", "drop-cache", "a warm run has read its files already; write 'phase: cold'"));
        if (settings.Has("abort") && concurrency > 1) settings.Report(Rules.Exclusive.At(settings.KeySpan("abort"), "concurrency", "abort", "of several at once none is ended early"));
        if (address is { IsRemote: true } && runs == 1) settings.Report(Rules.OneRemoteRun.At(address.Span, address.Url!.Host));
    }
}
