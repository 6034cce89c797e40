using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;

namespace PerfGates.Servers;

/// <summary>Asks a server whether it is ready.</summary>
internal sealed class ReadinessCheck : IDisposable
{
    // A server may take its first connection before it is able to answer.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    private readonly Readiness _ready;
    private readonly Uri _url;
    private readonly HttpClient _client;

    public ReadinessCheck(Readiness ready, Uri url)
    {
        (_ready, _url) = (ready, url);
        var plain = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        // The certificate of a server under development is one that nobody has signed.
        plain.SslOptions.RemoteCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None || url.IsLoopback;
        _client = new(plain) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Null if it is ready; else what it said instead.</summary>
    public async Task<string?> AskAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestAnswer);
        try
        {
            return _ready.Get is { } path ? await GetAsync(ServerUrl.Text(_url) + path, limit.Token) : await ServerUrl.TakesConnectionAsync(_url, limit.Token) ? null : NobodyListens;
        }
        catch (Exception silent) when (silent is SocketException or HttpRequestException { InnerException: SocketException })
        {
            return NobodyListens;
        }
        catch (HttpRequestException broken)
        {
            return $"GET {_ready.Get} failed: {broken.Message}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return _ready.Get is { } path ? $"GET {path} was not answered" : "no connection was taken";
        }
    }

    private async Task<string?> GetAsync(string url, CancellationToken cancellation)
    {
        using var answer = await _client.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, cancellation);
        return _ready.IsGood((int)answer.StatusCode) ? null : string.Create(CultureInfo.InvariantCulture, $"GET {_ready.Get} answered {(int)answer.StatusCode}");
    }

    private string NobodyListens => string.Create(CultureInfo.InvariantCulture, $"nothing listens at {_url.DnsSafeHost}:{_url.Port}");

    public void Dispose() => _client.Dispose();
}
