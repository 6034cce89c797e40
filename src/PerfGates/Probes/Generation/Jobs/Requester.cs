using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using PerfGates.Budgets;
using PerfGates.Probes.Generation.Settings;

namespace PerfGates.Probes.Generation.Jobs;

/// <summary>Makes requests to one address, over connections of its own.</summary>
internal sealed class Requester : IDisposable
{
    private const int LongestText = 16 << 20;

    // A server that works hard may take its time to say so.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _origin;
    private readonly IReadOnlyList<(string Name, Located<string> Value)> _headers;
    private readonly TemplateValues _variables;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;

    public Requester(Address address, IReadOnlyList<(string Name, Located<string> Value)> headers, TemplateValues variables, RunContext context)
    {
        (_origin, _headers, _variables, _clock) = (address.Origin(context), headers, variables, context.Clock);
        var plain = new SocketsHttpHandler { UseProxy = false };
        // The certificate of a server under development is one that nobody has signed.
        plain.SslOptions.RemoteCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None || new Uri(_origin).IsLoopback;
        _client = new(plain) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Null with a problem where nothing came back.</summary>
    /// <param name="keepText">False: what comes back is counted and thrown away.</param>
    public async Task<(Answer? Answer, string Problem)> AskAsync(RequestSettings settings, CancellationToken cancellation, bool keepText = true)
    {
        // Of what may be large only the silence is limited, not the time.
        using var limit = new CancellationTokenSource(Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var response = await OpenAsync(settings, either.Token);
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            var (text, size) = await ReadAsync(body, keepText || (int)response.StatusCode >= 400, limit, either.Token);
            return (new((int)response.StatusCode, text, size, response.Content.Headers.ContentType?.MediaType ?? "", RetryAfter(response.Headers), name => Header(response, name)), "");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, $"it was not answered within {Patience.TotalSeconds} s");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or UriFormatException)
        {
            return (null, Named(broken));
        }
    }

    /// <summary>Up to the first byte of the body.</summary>
    public async Task<HttpResponseMessage> OpenAsync(RequestSettings settings, CancellationToken cancellation)
    {
        var path = _variables.Fill(settings.Path.Value);
        using var request = new HttpRequestMessage(new(settings.Method), new Uri(path.StartsWith("http", StringComparison.Ordinal) ? path : _origin + path));
        if (settings.ContentType is not null) request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(_variables.Fill(settings.Body))) { Headers = { ContentType = MediaTypeHeaderValue.Parse(settings.ContentType) } };
        foreach (var (name, value) in _headers)
        {
            var filled = _variables.Fill(value.Value);
            if (request.Headers.TryAddWithoutValidation(name, filled) || request.Content is null) continue;
            request.Content.Headers.Remove(name);
            request.Content.Headers.TryAddWithoutValidation(name, filled);
        }
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    /// <summary>What went wrong, for people.</summary>
    public static string Named(Exception broken) => (broken.InnerException ?? broken) switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "nothing listens there",
        var why => $"it failed: {why.Message}",
    };

    public void Dispose() => _client.Dispose();

    private static async Task<(string Text, long Size)> ReadAsync(Stream body, bool keepText, CancellationTokenSource limit, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[65536];
        long size = 0;
        while (await body.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            limit.CancelAfter(Patience);
            size += read;
            if (keepText && kept.Length < LongestText) kept.Write(buffer, 0, read);
        }
        return (Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length), size);
    }

    private TimeSpan? RetryAfter(HttpResponseHeaders headers) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > _clock.GetUtcNow() => date - _clock.GetUtcNow(),
        _ => null,
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(",", values) : null;
}
