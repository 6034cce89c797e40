using System.Net;
using System.Net.Quic;
using System.Net.Security;
using System.Runtime.Versioning;
using PerfGates.Load.Answers;
using PerfGates.Load.Streams;

namespace PerfGates.Load.Framed;

/// <summary>Whether HTTP/3 can be spoken, found out without making a request.</summary>
internal static class Quic
{
    [SupportedOSPlatformGuard("linux"), SupportedOSPlatformGuard("windows"), SupportedOSPlatformGuard("macos")]
    public static bool IsThere => (OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()) && QuicConnection.IsSupported;

    public static LoadEvent.Refused Missing { get; } = new("", Causes.NoQuic, 0, "HTTP/3 needs the library msquic (libmsquic on Linux), or TLS 1.3 on this system, and .NET does not find it", "");

    /// <summary>Opens a connection and closes it again.</summary>
    [SupportedOSPlatform("linux"), SupportedOSPlatform("windows"), SupportedOSPlatform("macos")]
    public static async Task KnockAsync(IPEndPoint server, Uri origin, bool insecure, CancellationToken cancelled)
    {
        SslClientAuthenticationOptions tls = new() { TargetHost = origin.IdnHost, ApplicationProtocols = [SslApplicationProtocol.Http3] };
        if (insecure) tls.RemoteCertificateValidationCallback = Certificates.Any;
        // RFC 9114, 8.1: H3_NO_ERROR.
        QuicClientConnectionOptions options = new() { RemoteEndPoint = server, ClientAuthenticationOptions = tls, DefaultCloseErrorCode = 0x100, DefaultStreamErrorCode = 0x100 };
        await using var connection = await QuicConnection.ConnectAsync(options, cancelled);
        await connection.CloseAsync(0x100, cancelled);
    }

    [SupportedOSPlatform("linux"), SupportedOSPlatform("windows"), SupportedOSPlatform("macos")]
    public static string CauseOf(QuicException broken) => broken.QuicError switch
    {
        QuicError.ConnectionRefused => Causes.Refused,
        QuicError.ConnectionTimeout or QuicError.ConnectionIdle => Causes.Timeout,
        QuicError.StreamAborted => Causes.ProtocolError,
        _ => Causes.Closed,
    };
}
