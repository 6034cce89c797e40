using System.Text;

namespace PerfGates.Processes;

/// <summary>Reads both streams of a program at the same time, line by line: into the log, to the callbacks, the last ones into memory.</summary>
internal sealed class ProgramOutput(LogFile log)
{
    private const int Kept = 20;

    private readonly Lock _lock = new();
    private readonly Queue<string> _last = new();

    public IReadOnlyList<string> LastLines
    {
        get { lock (_lock) return [.. _last]; }
    }

    /// <param name="line">Takes the first <see cref="LineCutter.Longest"/> characters of each line.</param>
    /// <param name="logged">False keeps it from the log and from the last lines.</param>
    /// <param name="stop">Ends the reading although somebody still holds the other end of the pipe.</param>
    public async Task ReadAsync(Stream stream, Action<string>? line, bool logged, CancellationToken stop)
    {
        var cutter = new LineCutter(piece => Take(piece, line, logged));
        // What is not UTF-8 becomes U+FFFD; a decoder of its own carries characters over from chunk to chunk.
        var decoder = Encoding.UTF8.GetDecoder();
        var bytes = new byte[16384];
        var chars = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        var first = true;
        while (await ReadAsync(stream, bytes, stop) is > 0 and var read)
        {
            var text = chars.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, read), chars, flush: false));
            if (text.IsEmpty) continue;
            cutter.Feed(first && text[0] == '\uFEFF' ? text[1..] : text);
            first = false;
        }
        cutter.Feed(chars.AsSpan(0, decoder.GetChars([], chars, flush: true)));
        cutter.Finish();
    }

    private static async Task<int> ReadAsync(Stream stream, byte[] bytes, CancellationToken stop)
    {
        try
        {
            return await stream.ReadAsync(bytes, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
    }

    private void Take(LinePiece piece, Action<string>? line, bool logged)
    {
        if (logged) Log(piece);
        if (piece.First) line?.Invoke(piece.Text);
    }

    private void Log(LinePiece piece)
    {
        lock (_lock)
        {
            log.Write(piece);
            if (!piece.First) return;
            if (_last.Count == Kept) _last.Dequeue();
            _last.Enqueue(piece.Text);
        }
    }
}
