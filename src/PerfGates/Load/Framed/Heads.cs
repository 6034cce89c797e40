using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using PerfGates.Load.Answers;
using PerfGates.Load.Requests;

namespace PerfGates.Load.Framed;

/// <summary>Writes the head of an answer as HTTP/1.1 does, so that answers mean the same whatever brought them.</summary>
internal sealed class Heads
{
    private readonly ByteBuffer head = new(512);

    /// <summary>Complete: there is no body to come.</summary>
    public Progress Write(HttpResponseMessage response, AnswerReader answer)
    {
        head.Length = 0;
        head.Append("HTTP/1.1 "u8);
        head.Append((int)response.StatusCode, "000");
        head.Append(" \r\n"u8);
        Append(response.Headers.NonValidated);
        Append(response.Content.Headers.NonValidated);
        head.Append("\r\n"u8);
        var progress = Progress.More;
        for (var at = 0; at < head.Length && progress == Progress.More;)
        {
            var count = Math.Min(answer.MakeRoom(), head.Length - at);
            head.Span.Slice(at, count).CopyTo(answer.Buffer.AsSpan(answer.FreeFrom));
            progress = answer.Take(count);
            at += count;
        }
        return progress;
    }

    private void Append(HttpHeadersNonValidated headers)
    {
        foreach (var (name, values) in headers)
        {
            // RFC 9113, 8.2.2: they are about a connection of HTTP/1.1 and must not come; here they would mean something.
            if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase) || name.Equals("Connection", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var value in values)
            {
                Append(name);
                head.Append(": "u8);
                Append(value);
                head.Append("\r\n"u8);
            }
        }
    }

    private void Append(string text) => head.Length += Encoding.Latin1.GetBytes(text, head.Reserve(text.Length));
}
