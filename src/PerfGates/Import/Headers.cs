using PerfGates.Diagnostics;

namespace PerfGates.Import;

/// <summary>Headers of a recorded request, without those that belong to the connection or to the one who recorded it.</summary>
internal static class Headers
{
    // Host, Content-Length and Connection are the load generator's own; the others are about one connection as well
    // (RFC 9110, 7.6.1).
    private static readonly HashSet<string> OfTheConnection = new(
        ["Host", "Content-Length", "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade"], StringComparer.OrdinalIgnoreCase);

    /// <param name="value">Makes a text of the budget file; empty: the header is not needed.</param>
    public static List<KeyValuePair<string, string>> Taken(IEnumerable<(string Name, string Value, SourceSpan Span)> headers, Func<string, string, SourceSpan, string> value)
    {
        List<KeyValuePair<string, string>> taken = [];
        foreach (var (name, written, span) in headers.Where(h => IsTaken(h.Name)))
        {
            if (value(name, written, span) is not { Length: > 0 } text) continue;
            // A header that stands there twice means the same as one with both values (RFC 9110, 5.3).
            var same = taken.FindIndex(t => t.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (same < 0) taken.Add(new(name, text));
            else taken[same] = new(taken[same].Key, $"{taken[same].Value}, {text}");
        }
        return taken;
    }

    /// <summary>Of a request with <c>json:</c>, which says this header by itself.</summary>
    public static List<KeyValuePair<string, string>> WithoutPlainJson(IEnumerable<KeyValuePair<string, string>> headers) =>
        [.. headers.Where(h => !(h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && h.Value.Equals("application/json", StringComparison.OrdinalIgnoreCase)))];

    // Names with a colon in front are parts of the request line of HTTP/2; sec-… tells about the browser.
    private static bool IsTaken(string name) =>
        name.Length > 0 && name[0] != ':' && !name.StartsWith("sec-", StringComparison.OrdinalIgnoreCase) && !OfTheConnection.Contains(name);
}
