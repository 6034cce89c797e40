using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PerfGates.Processes;

namespace PerfGates.Servers;

/// <summary>The address that a server gets.</summary>
internal static class ServerUrl
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Without a slash at its end.</summary>
    public static string Text(Uri url) => url.AbsoluteUri.TrimEnd('/');

    /// <summary>With a port that is free right now, where any will do: somebody else may take it before the server does.</summary>
    public static Uri Of(ServerSettings server) =>
        server.ChoosesPort ? Filled(server, FreePort(Filled(server, 1))) : Filled(server, 0);

    /// <summary>Who listens there already, for people: " (api (4711))", or empty where nobody can tell; null if nobody listens.</summary>
    public static async Task<string?> ListenerAsync(Uri url, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            if (!await TakesConnectionAsync(url, limit.Token)) return null;
        }
        catch (Exception silent) when (silent is SocketException || silent is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }
        return OperatingSystem.IsLinux() && ListeningSockets.HoldersOf(url.Port) is { Count: > 0 } holders ? $" ({string.Join(", ", holders)})" : "";
    }

    /// <summary>False where the connection is with itself: where nobody listens at a port from which connections begin too, Linux may connect the two ends of one.</summary>
    /// <exception cref="SocketException">Nobody listens.</exception>
    public static async Task<bool> TakesConnectionAsync(Uri url, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.DnsSafeHost, url.Port, cancellation);
        return !Equals(client.Client.LocalEndPoint, client.Client.RemoteEndPoint);
    }

    private static Uri Filled(ServerSettings server, int port) =>
        new(server.Url.Value.Replace(ServerSettings.PortPlaceholder, port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private static int FreePort(Uri url)
    {
        using var listener = new TcpListener(IPAddress.TryParse(url.DnsSafeHost, out var address) ? address : IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
