using System.Net.Security;
using PerfGates.Load.Streams;

namespace PerfGates.Load.Framed;

/// <summary>Whether a server speaks HTTP/2, found out without making a request of it.</summary>
internal static class Agreement
{
    private const byte Settings = 4, GoAway = 7;

    /// <summary>Both, so that a server without HTTP/2 says so instead of breaking off.</summary>
    public static List<SslApplicationProtocol> Offered(LoadProtocol protocol) =>
        protocol == LoadProtocol.H2 ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : [SslApplicationProtocol.Http11];

    /// <summary>What the server does instead; null if it speaks what was asked for.</summary>
    public static async ValueTask<string?> ProblemAsync(Link link, LoadProtocol protocol, CancellationToken cancelled) => protocol switch
    {
        LoadProtocol.H2 when link.Agreed != SslApplicationProtocol.Http2 => $"the server chose {(link.Agreed.Protocol.IsEmpty ? "nothing" : link.Agreed)} by ALPN, and not h2",
        LoadProtocol.H2c => await GreetAsync(link.Stream, cancelled),
        _ => null,
    };

    // RFC 9113, 3.3 and 3.4: who knows beforehand that the server speaks HTTP/2 sends the preface, and SETTINGS is the server's first frame.
    private static async Task<string?> GreetAsync(Stream stream, CancellationToken cancelled)
    {
        await stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0"u8.ToArray(), cancelled);
        var first = new byte[9];
        var count = await stream.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancelled);
        if (count == first.Length && first[3] == Settings) return null;
        return count < first.Length ? "the server closes the connection when HTTP/2 begins"
            : first.AsSpan().StartsWith("HTTP/1."u8) ? "the server answers the beginning of HTTP/2 in HTTP/1.1"
            : first[3] == GoAway ? "the server says goodbye (GOAWAY) when HTTP/2 begins"
            : "the server answers the beginning of HTTP/2 with something else";
    }
}
