using System.Net;
using System.Net.Sockets;
using PerfGates.Load.Answers;

namespace PerfGates.Load;

/// <summary>Finds the one address that load goes to: names are looked up once.</summary>
internal static class Server
{
    /// <summary>The first address of the host that accepts a connection; or why there is none.</summary>
    public static (IPEndPoint? Address, LoadEvent.Refused? Refused) Find(Uri origin, TimeSpan timeout, CancellationToken ended)
    {
        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(origin.IdnHost.Trim('[', ']'), out var literal) ? [literal] : Dns.GetHostAddressesAsync(origin.IdnHost, ended).GetAwaiter().GetResult();
        }
        catch (SocketException unknown)
        {
            return (null, new("", Causes.Unreachable, 0, $"{origin.IdnHost}: {unknown.Message}", ""));
        }
        var problem = Causes.Unreachable;
        foreach (var address in addresses)
        {
            IPEndPoint server = new(address, origin.Port);
            using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ended);
            patience.CancelAfter(timeout);
            try
            {
                socket.ConnectAsync(server, patience.Token).AsTask().GetAwaiter().GetResult();
                return (server, null);
            }
            catch (SocketException refused)
            {
                problem = refused.SocketErrorCode == SocketError.ConnectionRefused ? Causes.Refused : refused.Message;
            }
            catch (OperationCanceledException) when (!ended.IsCancellationRequested)
            {
                problem = Causes.Timeout;
            }
        }
        return (null, new("", problem, 0, $"no connection to {origin.Authority}", ""));
    }
}
