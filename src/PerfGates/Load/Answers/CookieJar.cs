using System.Text;
using PerfGates.Load.Requests;

namespace PerfGates.Load.Answers;

/// <summary>
/// The cookies of one user (RFC 6265), who speaks with one host only: name, value and path count, and that a cookie can be
/// taken back. Domain, Secure and expiry in the future change nothing within a load step.
/// </summary>
internal sealed class CookieJar
{
    private readonly List<Cookie> cookies = [];
    private readonly ByteBuffer header = new(16);

    public bool IsEmpty => cookies.Count == 0;

    public void Clear() => cookies.Clear();

    public void CopyFrom(CookieJar other)
    {
        cookies.Clear();
        cookies.AddRange(other.cookies);
    }

    /// <summary>Takes every Set-Cookie of a head.</summary>
    public void Take(ReadOnlySpan<byte> head, DateTime now)
    {
        var place = 0;
        while (AnswerHead.Find(head, "set-cookie"u8, ref place, out var value)) Take(Encoding.Latin1.GetString(value), now);
    }

    public bool Find(string name, out byte[] value)
    {
        foreach (var cookie in cookies)
        {
            if (cookie.Name != name) continue;
            value = cookie.Value;
            return true;
        }
        value = [];
        return false;
    }

    /// <summary>What belongs behind "Cookie: "; empty without cookies. Valid until the next call.</summary>
    public ReadOnlySpan<byte> For(ReadOnlySpan<byte> target)
    {
        header.Length = 0;
        foreach (var cookie in cookies)
        {
            if (!Covers(cookie.Path, target)) continue;
            if (header.Length > 0) header.Append("; "u8);
            header.Append(cookie.Pair);
        }
        return header.Span;
    }

    private void Take(string text, DateTime now)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var equals = parts[0].IndexOf('=');
        if (equals <= 0) return; // RFC 6265, 5.2: without a name it is ignored
        var (name, value, path, gone) = (parts[0][..equals], parts[0][(equals + 1)..], "/", false);
        foreach (var attribute in parts.AsSpan(1))
        {
            if (attribute.StartsWith("path=/", StringComparison.OrdinalIgnoreCase)) path = attribute["path=".Length..];
            if (attribute.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase)) gone = attribute[8..] is ['-', ..] or "0";
            if (attribute.StartsWith("expires=", StringComparison.OrdinalIgnoreCase))
                gone |= DateTimeOffset.TryParse(attribute[8..], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var expires) && expires.UtcDateTime < now;
        }
        cookies.RemoveAll(c => c.Name == name && c.PathText == path);
        if (!gone) cookies.Add(new(name, Encoding.Latin1.GetBytes(value), path, Encoding.Latin1.GetBytes(path), Encoding.Latin1.GetBytes($"{name}={value}")));
    }

    // RFC 6265, 5.1.4.
    private static bool Covers(byte[] path, ReadOnlySpan<byte> target) =>
        target.StartsWith(path) && (path[^1] == '/' || target.Length == path.Length || target[path.Length] is (byte)'/' or (byte)'?');

    private sealed record Cookie(string Name, byte[] Value, string PathText, byte[] Path, byte[] Pair);
}
