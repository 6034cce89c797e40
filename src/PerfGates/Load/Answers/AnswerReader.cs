using PerfGates.Load.Requests;

namespace PerfGates.Load.Answers;

internal enum Progress
{
    More,
    Complete,

    /// <summary>What came is no answer; <see cref="AnswerReader.Problem"/> says why.</summary>
    Broken,
}

/// <summary>
/// HTTP/1.1 answers (RFC 9112) out of bytes that come in pieces of any size. One buffer holds the head, behind it what is
/// kept of the body without its framing, behind that the place for what comes next. Nothing is allocated unless an answer
/// is larger than any before it.
/// </summary>
internal sealed class AnswerReader(long largest)
{
    private const int Shown = 800; // bytes of a body for people: 200 characters of up to four bytes
    private const int LongestHead = 64 << 10;

    private byte[] buffer = ByteBuffer.Pinned(8 << 10);
    private int end;      // of all that is in the buffer
    private int searched; // where the search for the end of the head goes on
    private bool toHead;
    private bool keep;
    private Framing framing;
    private long remaining;
    private ChunkReader chunks;

    private enum Framing
    {
        Head,
        Length,
        Chunks,
        UntilClosed,
    }

    public byte[] Buffer => buffer;

    /// <summary>Where the next bytes belong.</summary>
    public int FreeFrom => end;

    public AnswerHead Head { get; } = new();

    public ReadOnlySpan<byte> HeadBytes => buffer.AsSpan(0, Head.Length);

    /// <summary>As far as it is kept.</summary>
    public ReadOnlySpan<byte> Body => buffer.AsSpan(Head.Length, end - Head.Length);

    /// <summary>Bytes, kept or not.</summary>
    public long BodyLength { get; private set; }

    /// <summary>Bytes of the answer so far, framing included.</summary>
    public long Received { get; private set; }

    public string Problem { get; private set; } = "";

    public bool Reusable { get; private set; }

    /// <summary>The head has come: status and body can be shown to people.</summary>
    public bool HasHead => framing != Framing.Head;

    /// <param name="isHead">The request was HEAD: no body, whatever the head says.</param>
    /// <param name="keepsBody">All of it, not only its first bytes.</param>
    public void Begin(bool isHead, bool keepsBody)
    {
        (toHead, keep) = (isHead, keepsBody);
        (end, searched) = (0, 0);
        framing = Framing.Head;
        BodyLength = Received = 0;
        Reusable = false;
        Head.Clear();
    }

    /// <summary>Free bytes at <see cref="FreeFrom"/>, never 0.</summary>
    public int MakeRoom()
    {
        if (buffer.Length - end < 1024)
        {
            var larger = ByteBuffer.Pinned(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            buffer = larger;
        }
        return buffer.Length - end;
    }

    /// <summary>So many bytes have been put at <see cref="FreeFrom"/>.</summary>
    public Progress Take(int count)
    {
        Received += count;
        return framing == Framing.Head ? Heading(count) : Bodily(end, count);
    }

    /// <summary>The other side will send nothing more.</summary>
    public Progress Closed()
    {
        if (framing == Framing.UntilClosed) return Progress.Complete;
        return Broken(Received == 0 ? Causes.Closed : Causes.ClosedInside);
    }

    private Progress Heading(int count)
    {
        end += count;
        while (true)
        {
            var found = buffer.AsSpan(searched, end - searched).IndexOf("\r\n\r\n"u8);
            if (found < 0)
            {
                searched = Math.Max(0, end - 3);
                return end > LongestHead ? Broken("head too long") : Progress.More;
            }
            var length = searched + found + 4;
            if (length > LongestHead) return Broken("head too long");
            if (Head.Read(buffer.AsSpan(0, length)) is { } problem) return Broken(problem);
            if (Head.Status is < 100 or >= 200) break;
            if (Head.Status == 101) return Broken("unasked switch of protocols");
            // Interim answers (RFC 9110, 15.2) come before the real one.
            buffer.AsSpan(length, end - length).CopyTo(buffer);
            (end, searched) = (end - length, 0);
        }
        var behind = end - Head.Length;
        end = Head.Length;
        // RFC 9112, 6.3: in this order.
        if (toHead || Head.Status is 204 or 304) (framing, remaining) = (Framing.Length, 0);
        else if (Head.Chunked) (framing, chunks) = (Framing.Chunks, default);
        else if (Head.ContentLength >= 0) (framing, remaining) = (Framing.Length, Head.ContentLength);
        else framing = Framing.UntilClosed;
        if (framing == Framing.Length && remaining > largest) return Broken(Causes.TooLarge);
        return Bodily(end, behind);
    }

    // The new bytes begin at `from`, which is also where the kept body ends.
    private Progress Bodily(int from, int count)
    {
        switch (framing)
        {
            case Framing.Length:
                if (count > remaining) return Broken("more bytes than its Content-Length");
                Keep(from, count);
                remaining -= count;
                return remaining == 0 ? Complete() : Progress.More;
            case Framing.UntilClosed:
                Keep(from, count);
                return BodyLength > largest ? Broken(Causes.TooLarge) : Progress.More;
            default:
                var rest = buffer.AsSpan(from, count);
                while (rest.Length > 0)
                {
                    var data = chunks.Read(ref rest);
                    if (data > 0)
                    {
                        // What is left to read lies behind `data`, and never before the place that it moves to.
                        Keep(from + count - rest.Length - data, data);
                        if (BodyLength > largest) return Broken(Causes.TooLarge);
                    }
                    if (chunks.Problem is { } problem) return Broken(problem);
                    if (chunks.IsComplete) return rest.Length > 0 ? Broken("bytes behind its last chunk") : Complete();
                }
                return Progress.More;
        }
    }

    private void Keep(int from, int count)
    {
        BodyLength += count;
        var wanted = keep ? count : Math.Clamp(Shown - (end - Head.Length), 0, count);
        if (from != end && wanted > 0) buffer.AsSpan(from, wanted).CopyTo(buffer.AsSpan(end));
        end += wanted;
    }

    private Progress Complete()
    {
        Reusable = Head.KeepAlive;
        return Progress.Complete;
    }

    private Progress Broken(string problem)
    {
        Problem = problem;
        return Progress.Broken;
    }
}
