using System.Text;
using PerfGates.Load.Answers;

namespace PerfGates.Load.Requests;

/// <summary>A request, ready to be written without looking anything up.</summary>
internal sealed class Request
{
    private readonly CompiledText start;
    private readonly CompiledText headers;
    private readonly CompiledText? body;
    private readonly byte[]? whole;

    public Request(RequestPlan plan, Uri origin, Slots slots)
    {
        Plan = plan;
        IsHead = plan.Method == "HEAD";
        start = new CompiledText.Builder(slots).Add(Encoding.ASCII.GetBytes(plan.Method + " ")).Add(Relative(plan.Path, origin), Place.Target).Build();
        var rest = new CompiledText.Builder(slots);
        rest.Add(" HTTP/1.1\r\nHost: "u8).Add(Encoding.ASCII.GetBytes(origin.Authority)).Add("\r\n"u8);
        foreach (var (name, value) in plan.Headers) rest.Add(Encoding.ASCII.GetBytes(name + ": ")).Add(value, Place.Header).Add("\r\n"u8);
        if (!plan.Headers.Any(h => h.Key.Equals("User-Agent", StringComparison.OrdinalIgnoreCase))) rest.Add("User-Agent: perfgates\r\n"u8);
        body = plan.Body is null ? null
            : plan.Body.Bytes is { } bytes ? new CompiledText.Builder(slots).Add(bytes).Build()
            : new CompiledText.Builder(slots).Add(plan.Body.Template!, Place.Body).Build();
        headers = rest.Build();
        Expected = new(plan.Expect, slots);
        Captures = [.. plan.Captures.Select(c => new Capture(c, slots.Find(c.Name)!.Value))];
        KeepsBody = Expected.NeedBody || Captures.Any(c => c.NeedsBody);
        if (start.Constant is not null && headers.Constant is not null && (body is null || body.Constant is not null)) whole = Whole();
    }

    public RequestPlan Plan { get; }

    public int Id => Plan.Id;

    public bool IsHead { get; }

    /// <summary>May be sent again when a connection turns out to be closed (RFC 9110, 9.2.2).</summary>
    public bool MayRepeat => Plan.Method is "GET" or "HEAD" or "PUT" or "DELETE" or "OPTIONS" or "TRACE";

    public Expectations Expected { get; }

    public Capture[] Captures { get; }

    /// <summary>Else only the first bytes of an answer are kept, for people.</summary>
    public bool KeepsBody { get; }

    /// <summary>The bytes to send: always the same ones, or what is written to the buffer. A text: the variable that has no value.</summary>
    public string? Write(ByteBuffer buffer, ByteBuffer scratch, Variables values, ReadOnlySpan<byte> cookies, out byte[] bytes, out int length)
    {
        if (whole is not null && cookies.IsEmpty)
        {
            (bytes, length) = (whole, whole.Length);
            return null;
        }
        buffer.Length = scratch.Length = 0;
        var missing = start.Write(buffer, values) ?? headers.Write(buffer, values);
        missing ??= body?.Write(scratch, values);
        Finish(buffer, cookies, body is null ? null : scratch);
        (bytes, length) = (buffer.Bytes, buffer.Length);
        return missing;
    }

    /// <summary>The same headers and another target: what follows a redirect.</summary>
    public string? WriteTo(ReadOnlySpan<byte> target, bool asGet, ByteBuffer buffer, ByteBuffer scratch, Variables values, ReadOnlySpan<byte> cookies)
    {
        buffer.Length = scratch.Length = 0;
        buffer.Append(asGet ? "GET"u8 : Encoding.ASCII.GetBytes(Plan.Method));
        buffer.Append((byte)' ');
        buffer.Append(target);
        var missing = headers.Write(buffer, values) ?? (asGet ? null : body?.Write(scratch, values));
        Finish(buffer, cookies, asGet || body is null ? null : scratch);
        return missing;
    }

    private byte[] Whole()
    {
        var buffer = new ByteBuffer(512);
        buffer.Append(start.Constant);
        buffer.Append(headers.Constant);
        var content = body is null ? null : new ByteBuffer(16);
        content?.Append(body!.Constant);
        Finish(buffer, [], content);
        var bytes = ByteBuffer.Pinned(buffer.Length);
        buffer.Span.CopyTo(bytes);
        return bytes;
    }

    private void Finish(ByteBuffer buffer, ReadOnlySpan<byte> cookies, ByteBuffer? content)
    {
        if (!cookies.IsEmpty)
        {
            buffer.Append("Cookie: "u8);
            buffer.Append(cookies);
            buffer.Append("\r\n"u8);
        }
        // A method that has a meaning for content says so even where there is none (RFC 9110, 8.6).
        if (content is not null || Plan.Method is "POST" or "PUT" or "PATCH")
        {
            buffer.Append("Content-Length: "u8);
            buffer.Append(content?.Length ?? 0);
            buffer.Append("\r\n"u8);
        }
        buffer.Append("\r\n"u8);
        if (content is not null) buffer.Append(content.Span);
    }

    private static string Relative(string path, Uri origin)
    {
        if (path.StartsWith('/')) return path;
        var root = origin.GetLeftPart(UriPartial.Authority);
        if (path.StartsWith(root, StringComparison.OrdinalIgnoreCase)) return path[root.Length..] is { Length: > 0 } rest ? rest : "/";
        throw new PlanException($"{path} is not below {root}");
    }
}
