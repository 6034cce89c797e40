using System.Net;
using System.Net.Sockets;
using PerfGates.Load.Answers;
using PerfGates.Load.Framed;
using PerfGates.Load.Streams;

namespace PerfGates.Load;

/// <summary>Finds the one address that load goes to: names are looked up once.</summary>
internal static class Server
{
    // A server that has just started may be slow to accept; how slow a request may be is another question.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The first address of the host that accepts a connection, and the version of TLS; or why there is none.</summary>
    public static (IPEndPoint? Address, string? Tls, LoadEvent.Refused? Refused) Find(Uri origin, LoadPlan plan, CancellationToken ended)
    {
        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(origin.IdnHost.Trim('[', ']'), out var literal) ? [literal] : Dns.GetHostAddressesAsync(origin.IdnHost, ended).GetAwaiter().GetResult();
        }
        catch (SocketException unknown)
        {
            return (null, null, new("", Causes.Unreachable, 0, $"{origin.IdnHost}: {unknown.Message}", ""));
        }
        var (cause, detail) = (Causes.Unreachable, $"{origin.IdnHost} has no address");
        foreach (var address in addresses)
        {
            IPEndPoint server = new(address, origin.Port);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ended);
            patience.CancelAfter(plan.RequestTimeout > Patience ? plan.RequestTimeout : Patience);
            try
            {
                if (plan.Protocol == LoadProtocol.H3)
                {
                    // Nobody need listen on TCP there.
                    if (!Quic.IsThere) return (null, null, Quic.Missing);
                    Quic.KnockAsync(server, origin, plan.Insecure, patience.Token).GetAwaiter().GetResult();
                    return (server, null, null);
                }
                using var link = Link.OpenAsync(server, origin, plan.Protocol, plan.Insecure, patience.Token).GetAwaiter().GetResult();
                var problem = Agreement.ProblemAsync(link, plan.Protocol, patience.Token).AsTask().GetAwaiter().GetResult();
                return problem is null ? (server, link.Tls, null) : (null, null, new("", Causes.NotSpoken, 0, $"{server}: {problem}", ""));
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                throw;
            }
            catch (OperationCanceledException)
            {
                (cause, detail) = (Causes.Timeout, $"{server} has not accepted a connection in time");
            }
            catch (Exception failure) when (Link.CauseOf(failure) is { } known)
            {
                (cause, detail) = (known, $"{server}: {Link.DetailOf(failure)}");
            }
        }
        return (null, null, new("", cause, 0, detail, ""));
    }
}
