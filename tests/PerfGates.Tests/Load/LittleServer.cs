using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PerfGates.Tests.Load;

/// <summary>A real server that does to each connection what the test says: good or bad.</summary>
internal sealed class LittleServer : IDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> connections = [];
    private readonly Lock changing = new();
    private readonly Action<Visit> serve;
    private readonly X509Certificate2? certificate;

    /// <param name="serve">Runs on a thread of its own for each connection, which is closed afterwards. An error of the connection ends it.</param>
    public LittleServer(Action<Visit> serve, bool tls = false)
    {
        this.serve = serve;
        if (tls) certificate = Certificate();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(512);
        Url = $"{(tls ? "https" : "http")}://{listener.LocalEndPoint}";
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public string Url { get; }

    /// <summary>Answers each request with what the function makes of it: "200 OK" and further header lines, an empty line, a body.</summary>
    public static LittleServer Answering(Func<Visit, string, string> answer, bool tls = false) => new(visit =>
    {
        while (visit.Read() is { } request)
        {
            var parts = answer(visit, request).Split("\n\n", 2);
            var body = parts.Length > 1 ? parts[1] : "";
            visit.Write($"HTTP/1.1 {parts[0].Replace("\n", "\r\n", StringComparison.Ordinal)}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        }
    }, tls);

    /// <summary>No further connection is accepted.</summary>
    public void Close() => listener.Dispose();

    public void Dispose()
    {
        listener.Dispose();
        lock (changing) connections.ForEach(c => c.Dispose());
        certificate?.Dispose();
    }

    private void Accept()
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var socket = listener.Accept();
                socket.NoDelay = true;
                lock (changing) connections.Add(socket);
                var visit = number;
                new Thread(() => Serve(socket, visit)) { IsBackground = true }.Start();
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Serve(Socket socket, int number)
    {
        try
        {
            using NetworkStream stream = new(socket, ownsSocket: true);
            if (certificate is null)
            {
                serve(new(number, socket, stream));
                return;
            }
            using SslStream ssl = new(stream);
            ssl.AuthenticateAsServer(certificate);
            serve(new(number, socket, ssl));
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The other side has gone, or the test is over.
        }
    }

    internal static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(150));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}

/// <param name="Number">Of the connection, from 0; the first one is the generator's question whether anybody is there.</param>
internal sealed record Visit(int Number, Socket Socket, Stream Stream)
{
    private readonly StringBuilder unread = new();

    /// <summary>The next request, head and body; null when there is none any more.</summary>
    public string? Read()
    {
        var buffer = new byte[4096];
        while (true)
        {
            var text = unread.ToString();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0)
            {
                var length = text[..head].Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.Ordinal)) is { } line ? int.Parse(line[16..], System.Globalization.CultureInfo.InvariantCulture) : 0;
                if (text.Length >= head + 4 + length)
                {
                    unread.Remove(0, head + 4 + length);
                    return text[..(head + 4 + length)];
                }
            }
            var count = Stream.Read(buffer);
            if (count == 0) return null;
            unread.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
    }

    public void Write(string text) => Stream.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Waits until the other side goes away.</summary>
    public void WaitForEnd()
    {
        var buffer = new byte[4096];
        while (Stream.Read(buffer) > 0) { }
    }

    /// <summary>RST instead of FIN.</summary>
    public void Reset()
    {
        Socket.LingerState = new(true, 0);
        Socket.Close();
    }
}
