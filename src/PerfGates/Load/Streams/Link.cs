using System.Net;
using System.Net.Quic;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using PerfGates.Load.Answers;
using PerfGates.Load.Framed;

namespace PerfGates.Load.Streams;

/// <summary>An open connection, with TLS where the address says https.</summary>
internal sealed class Link : IDisposable
{
    private readonly Socket socket;

    private Link(Socket socket, Stream stream) => (this.socket, Stream) = (socket, stream);

    public Stream Stream { get; }

    /// <summary>"TLS 1.3"; null without.</summary>
    public string? Tls => Stream is SslStream ssl ? ssl.SslProtocol switch { SslProtocols.Tls12 => "TLS 1.2", SslProtocols.Tls13 => "TLS 1.3", var other => other.ToString() } : null;

    /// <summary>What both sides agreed to speak (ALPN); empty where they did not talk about it.</summary>
    public SslApplicationProtocol Agreed => Stream is SslStream ssl ? ssl.NegotiatedApplicationProtocol : default;

    public static async Task<Link> OpenAsync(IPEndPoint server, Uri origin, LoadProtocol protocol, bool insecure, CancellationToken cancelled)
    {
        Socket socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, cancelled);
            Stream stream = new NetworkStream(socket, ownsSocket: false);
            if (origin.Scheme == "https")
            {
                SslClientAuthenticationOptions options = new() { TargetHost = origin.IdnHost, ApplicationProtocols = Agreement.Offered(protocol) };
                if (insecure) options.RemoteCertificateValidationCallback = Certificates.Any;
                SslStream ssl = new(stream);
                stream = ssl;
                await ssl.AuthenticateAsClientAsync(options, cancelled);
            }
            return new(socket, stream);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The cause in the words that failures are counted by; null where the exception is none of the network's.</summary>
    public static string? CauseOf(Exception exception) => exception switch
    {
        AuthenticationException => Causes.Tls,
        QuicException broken when Quic.IsThere => Quic.CauseOf(broken),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => Causes.Refused,
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown } => Causes.Reset,
        SocketException { SocketErrorCode: SocketError.TimedOut } => Causes.Timeout,
        SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostNotFound } => Causes.Unreachable,
        SocketException other => other.Message,
        HttpRequestException or IOException when exception.InnerException is SocketException or AuthenticationException => CauseOf(exception.InnerException),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Causes.Tls,
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => Causes.Closed,
        HttpRequestException { InnerException: IOException or QuicException } => CauseOf(exception.InnerException),
        HttpProtocolException => Causes.ProtocolError,
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => Causes.Closed,
        HttpRequestException other => Causes.Protocol(other.HttpRequestError),
        HttpIOException other => Causes.Protocol(other.HttpRequestError),
        IOException => Causes.Closed,
        ObjectDisposedException or OperationCanceledException => Causes.Closed, // by ourselves: out of time, or stopped
        _ => null,
    };

    /// <summary>What says most is innermost: "The HTTP/2 server reset the stream. HTTP/2 error code 'INTERNAL_ERROR' (0x2)."</summary>
    public static string DetailOf(Exception exception) => exception.InnerException is { } inner ? DetailOf(inner) : exception.Message;

    public void Dispose()
    {
        // The socket alone: closing a TLS stream would try to say goodbye, and whoever reads from it is woken by this.
        socket.Dispose();
    }
}
