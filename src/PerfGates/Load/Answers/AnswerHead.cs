using System.Buffers.Text;
using System.Text;

namespace PerfGates.Load.Answers;

/// <summary>What must be known of status line and headers to find the end of an answer.</summary>
internal sealed class AnswerHead
{
    public int Status { get; private set; }

    /// <summary>Bytes, the empty line included; 0 while it has not come.</summary>
    public int Length { get; private set; }

    /// <summary>-1: not said.</summary>
    public long ContentLength { get; private set; }

    public bool Chunked { get; private set; }

    public bool KeepAlive { get; private set; }

    public bool SetsCookies { get; private set; }

    public void Clear() => (Status, Length, ContentLength, Chunked, KeepAlive, SetsCookies) = (0, 0, -1, false, false, false);

    /// <summary>The problem; null if there is none.</summary>
    public string? Read(ReadOnlySpan<byte> head)
    {
        Clear();
        // "HTTP/1.1 200"
        if (head.Length < 14 || !head.StartsWith("HTTP/1."u8) || head[8] != ' ' || head[12] is not ((byte)' ' or (byte)'\r')) return Causes.NotHttp;
        var (a, b, c) = (head[9] - '0', head[10] - '0', head[11] - '0');
        if ((uint)(a - 1) > 8 || (uint)b > 9 || (uint)c > 9) return Causes.NotHttp;
        KeepAlive = head[7] != '0';
        var at = head.IndexOf((byte)'\n') + 1;
        while (head[at] != '\r')
        {
            var line = head[at..];
            var end = line.IndexOf((byte)'\n');
            if (end < 1 || line[end - 1] != '\r') return "head with a bare line end";
            if (Line(line[..(end - 1)]) is { } problem) return problem;
            at += end + 1;
        }
        if (Chunked) ContentLength = -1; // RFC 9112, 6.3: the transfer coding overrides
        (Status, Length) = (a * 100 + b * 10 + c, head.Length);
        return null;
    }

    /// <summary>The value of the next header of that name from a place on, which moves behind it; false if there is none.</summary>
    public static bool Find(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name, ref int place, out ReadOnlySpan<byte> value)
    {
        var at = place > 0 ? place : head.IndexOf((byte)'\n') + 1;
        while (at < head.Length && head[at] != '\r')
        {
            var line = head[at..];
            var end = line.IndexOf((byte)'\n');
            at += end + 1;
            if (line.Length > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                value = Trim(line[(name.Length + 1)..(end - 1)]);
                place = at;
                return true;
            }
        }
        value = default;
        return false;
    }

    // Told apart by length before any byte is compared.
    private string? Line(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        switch (colon)
        {
            case <= 0:
                return "malformed header";
            case 10:
                if (Ascii.EqualsIgnoreCase(line[..10], "set-cookie"u8)) SetsCookies = true;
                else if (Ascii.EqualsIgnoreCase(line[..10], "connection"u8)) Connection(line[11..]);
                break;
            case 14 when Ascii.EqualsIgnoreCase(line[..14], "content-length"u8):
                var value = Trim(line[15..]);
                if (!Utf8Parser.TryParse(value, out ulong length, out var used) || used != value.Length || length > long.MaxValue) return "unreadable Content-Length";
                if (ContentLength >= 0 && ContentLength != (long)length) return "two different Content-Lengths";
                ContentLength = (long)length;
                break;
            case 17 when Ascii.EqualsIgnoreCase(line[..17], "transfer-encoding"u8):
                if (!Ascii.EqualsIgnoreCase(Trim(line[18..]), "chunked"u8)) return "unknown Transfer-Encoding";
                Chunked = true;
                break;
        }
        return null;
    }

    private void Connection(ReadOnlySpan<byte> value)
    {
        foreach (var range in value.Split((byte)','))
        {
            var option = Trim(value[range]);
            if (Ascii.EqualsIgnoreCase(option, "close"u8)) KeepAlive = false;
            else if (Ascii.EqualsIgnoreCase(option, "keep-alive"u8)) KeepAlive = true;
        }
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value) => value.Trim(" \t"u8);
}
