using System.Text;
using PerfGates.Processes;

namespace PerfGates.Probes;

/// <summary>
/// Follows the file in which a program tells what it does; its path stands in the program's environment. A file and no
/// pipe: any language can append a line to it, several processes can, and nobody waits for a reader.
/// </summary>
internal sealed class ProgramEvents : IAsyncDisposable
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "PERFGATES_EVENTS";

    // How late an event is told at the most.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly string _file;
    private readonly TimeProvider _clock;
    private readonly LineCutter _lines;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;
    private long _look;
    private long _before;

    /// <param name="file">Made anew.</param>
    /// <param name="take">Is called for each event, one at a time, in order.</param>
    /// <param name="notUnderstood">Is called with the number of a line, from 1, that is no event, and why.</param>
    public ProgramEvents(string file, TimeProvider clock, Action<ProgramEvent> take, Action<int, string> notUnderstood)
    {
        (_file, _clock) = (file, clock);
        var number = 0;
        _lines = new(piece =>
        {
            if (!piece.First) return;
            number++;
            if (string.IsNullOrWhiteSpace(piece.Text)) return;
            if (ProgramEvent.Read(piece.Text, out var problem) is { } told) take(told with { FoundAt = _look, Behind = clock.GetElapsedTime(_before, _look) });
            else notUnderstood(number, problem);
        });
        File.WriteAllBytes(file, []);
        _following = Task.Run(FollowAsync);
    }

    /// <summary>Reads what is still there, once nobody writes any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private async Task FollowAsync()
    {
        using var stream = new FileStream(_file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var decoder = Encoding.UTF8.GetDecoder();
        var (bytes, chars) = (new byte[16384], new char[16384]);
        _look = _clock.GetTimestamp();
        for (var last = false; ;)
        {
            int read;
            (_before, _look) = (_look, _clock.GetTimestamp());
            while ((read = stream.Read(bytes)) > 0) _lines.Feed(chars.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, read), chars, flush: false)));
            if (last) break;
            last = _stop.IsCancellationRequested;
            if (!last) await Task.Delay(Pause, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        _lines.Finish();
    }
}
