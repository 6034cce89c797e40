using System.Text;
using PerfGates.Load.Answers;

namespace PerfGates.Tests.Load.Answers;

public class ReadingAnswers
{
    private const string Long = "abcdefghijklmnopqrstuvwxyz";

    public static TheoryData<string, string, string> Answers { get; } = new()
    {
        { "a length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "Complete 200 5 'hello' reusable" },
        { "nothing", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "Complete 200 0 '' reusable" },
        { "no reason", "HTTP/1.1 404 \r\ncontent-length:2\r\n\r\nno", "Complete 404 2 'no' reusable" },
        { "no headers of length and no body", "HTTP/1.1 204 No Content\r\nX: y\r\n\r\n", "Complete 204 0 '' reusable" },
        { "not modified", "HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n", "Complete 304 0 '' reusable" },
        { "closing", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok", "Complete 200 2 'ok' closing" },
        { "closing among others", "HTTP/1.1 200 OK\r\nConnection: upgrade, Close\r\nContent-Length: 2\r\n\r\nok", "Complete 200 2 'ok' closing" },
        { "of old", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", "Complete 200 2 'ok' closing" },
        { "of old, kept", "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\nok", "Complete 200 2 'ok' reusable" },
        { "chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1A\r\n" + Long + "\r\n0\r\n\r\n", "Complete 200 31 'hello" + Long + "' reusable" },
        { "chunks with extensions and trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n00 ;c=\"d\"\r\nX: y\r\nZ: \r\n\r\n", "Complete 200 5 'hello' reusable" },
        { "chunks and a length", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", "Complete 200 2 'ok' reusable" },
        { "interim answers first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "Complete 200 2 'ok' reusable" },
        { "until it closes", "HTTP/1.1 200 OK\r\nX: y\r\n\r\nhello", "Complete 200 5 'hello' closing" },
        { "empty until it closes", "HTTP/1.1 200 OK\r\n\r\n", "Complete 200 0 '' closing" },
        { "half a body", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello", "Broken: connection closed inside the answer" },
        { "half a head", "HTTP/1.1 200 OK\r\nContent-Le", "Broken: connection closed inside the answer" },
        { "half a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", "Broken: connection closed inside the answer" },
        { "silence", "", "Broken: connection closed" },
        { "more than its length", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP", "Broken: more bytes than its Content-Length" },
        { "a byte behind no body", "HTTP/1.1 204 No Content\r\n\r\nx", "Broken: more bytes than its Content-Length" },
        { "bytes behind the last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\nx", "Broken: bytes behind its last chunk" },
        { "a chunk without its end", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok!\r\n0\r\n\r\n", "Broken: malformed chunk" },
        { "a chunk without a size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\nok", "Broken: malformed chunk" },
        { "a chunk of an impossible size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", "Broken: chunk of an impossible size" },
        { "an unreadable length", "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\nhello", "Broken: unreadable Content-Length" },
        { "a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello", "Broken: unreadable Content-Length" },
        { "two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "Broken: two different Content-Lengths" },
        { "the same length twice", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok", "Complete 200 2 'ok' reusable" },
        { "an unknown coding", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", "Broken: unknown Transfer-Encoding" },
        { "another protocol", "SSH-2.0-OpenSSH_9.2\r\n\r\n", "Broken: not HTTP" },
        { "a status of letters", "HTTP/1.1 abc OK\r\n\r\n", "Broken: not HTTP" },
        { "a header without a colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n", "Broken: malformed header" },
        { "a bare line end", "HTTP/1.1 200 OK\r\nA: b\nC: d\r\n\r\n", "Broken: head with a bare line end" },
        { "a switch of protocols", "HTTP/1.1 101 Switching Protocols\r\n\r\n", "Broken: unasked switch of protocols" },
        { "a body above the limit", "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", "Broken: body too large" },
        { "a head without end", "HTTP/1.1 200 OK\r\nX: " + new string('x', 70_000), "Broken: head too long" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Cut_at_any_byte_an_answer_is_the_same(string name, string answer, string expected)
    {
        var bytes = Encoding.ASCII.GetBytes(answer);
        Assert.Equal((name, expected), (name, Read(false, bytes)));
        if (bytes.Length > 10_000) return;
        for (var i = 1; i < bytes.Length; i++) Assert.Equal((i, expected), (i, Read(false, bytes[..i], bytes[i..])));
        Assert.Equal(expected, Read(false, [.. bytes.Select(b => new[] { b })]));
    }

    [Fact]
    public void An_answer_to_HEAD_has_no_body_whatever_its_length_says()
    {
        var bytes = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"u8.ToArray();
        for (var i = 1; i < bytes.Length; i++) Assert.Equal("Complete 200 0 '' reusable", Read(true, bytes[..i], bytes[i..]));
        Assert.Equal("Complete 200 0 '' reusable", Read(true, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray()));
    }

    [Fact]
    public void A_body_that_nobody_needs_is_kept_only_as_far_as_people_read_it()
    {
        AnswerReader reader = new(1 << 20);
        reader.Begin(isHead: false, keepsBody: false);
        Assert.Equal(Progress.More, Feed(reader, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"u8));
        for (var i = 0; i < 99; i++) Assert.Equal(Progress.More, Feed(reader, Encoding.ASCII.GetBytes(new string((char)('a' + i % 26), 1000))));
        Assert.Equal(Progress.Complete, Feed(reader, new byte[1000]));
        Assert.Equal((100_000, new string('a', 800)), (reader.BodyLength, Encoding.ASCII.GetString(reader.Body)));
        Assert.Equal(8 << 10, reader.Buffer.Length);
    }

    [Fact]
    public void A_second_answer_does_not_remember_the_first()
    {
        AnswerReader reader = new(1000);
        reader.Begin(false, true);
        Feed(reader, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\nSet-Cookie: a=b\r\n\r\n2\r\nok\r\n0\r\n\r\n"u8);
        reader.Begin(false, true);
        Assert.Equal(Progress.Complete, Feed(reader, "HTTP/1.1 201 Created\r\nContent-Length: 3\r\n\r\nyes"u8));
        Assert.Equal((201, "yes", true, false, 46L), (reader.Head.Status, Encoding.ASCII.GetString(reader.Body), reader.Reusable, reader.Head.SetsCookies, reader.Received));
    }

    [Fact]
    public void Headers_are_found_whatever_their_case_one_after_the_other()
    {
        var head = "HTTP/1.1 200 OK\r\nX-A: one\r\nx-b:two \r\nx-a:\t three\r\n\r\n"u8;
        var place = 0;
        Assert.True(AnswerHead.Find(head, "x-a"u8, ref place, out var first));
        Assert.Equal("one", Encoding.ASCII.GetString(first));
        Assert.True(AnswerHead.Find(head, "x-a"u8, ref place, out var second));
        Assert.Equal("three", Encoding.ASCII.GetString(second));
        Assert.False(AnswerHead.Find(head, "x-a"u8, ref place, out _));
    }

    private static string Read(bool isHead, params byte[][] pieces)
    {
        AnswerReader reader = new(1000);
        reader.Begin(isHead, keepsBody: true);
        var progress = Progress.More;
        for (var i = 0; i < pieces.Length && progress == Progress.More; i++)
        {
            if (pieces[i].Length > 0) progress = Feed(reader, pieces[i]);
            else continue;
            // What comes after a complete answer in a piece of its own is the caller's to notice: bytes that nobody asked for.
            if (progress == Progress.Complete && pieces.Skip(i + 1).Any(p => p.Length > 0)) return reader.Head.Chunked ? "Broken: bytes behind its last chunk" : "Broken: more bytes than its Content-Length";
        }
        if (progress == Progress.More) progress = reader.Closed();
        return progress == Progress.Broken
            ? $"Broken: {reader.Problem}"
            : $"{progress} {reader.Head.Status} {reader.BodyLength} '{Encoding.ASCII.GetString(reader.Body)}' {(reader.Reusable ? "reusable" : "closing")}";
    }

    private static Progress Feed(AnswerReader reader, ReadOnlySpan<byte> bytes)
    {
        var progress = Progress.More;
        while (bytes.Length > 0 && progress == Progress.More)
        {
            var count = Math.Min(reader.MakeRoom(), bytes.Length);
            bytes[..count].CopyTo(reader.Buffer.AsSpan(reader.FreeFrom));
            progress = reader.Take(count);
            bytes = bytes[count..];
        }
        return progress;
    }
}
