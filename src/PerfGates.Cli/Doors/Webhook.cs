using System.Globalization;
using System.Text;
using PerfGates.Diagnostics;

namespace PerfGates.Cli.Doors;

/// <summary>Posts one message to an address that is a secret: whoever knows it can post there.</summary>
internal sealed class Webhook(string address, SourceSpan at, TimeProvider clock)
{
    public const string Variable = "PERFGATES_WEBHOOK_URL";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Once more if the server itself failed.</summary>
    /// <returns>Why it was not delivered; null if it was.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<Diagnostic?> PostAsync(string json, CancellationToken cancellation)
    {
        if (address.Length == 0) return Rules.NoWebhookAddress.At(at, "not set");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)) return Rules.NoWebhookAddress.At(at, "no address that begins with https:// or http://");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        var failed = await TryAsync(client, uri, json, cancellation);
        if (failed is { Again: true }) failed = await TryAsync(client, uri, json, cancellation);
        return failed is null ? null : Rules.WebhookFailed.At(at, failed.Reason);
    }

    private async Task<Failure?> TryAsync(HttpClient client, Uri uri, string json, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var message = new StringContent(json, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(uri, message, either.Token);
            return answer.IsSuccessStatusCode ? null : new(string.Create(CultureInfo.InvariantCulture, $"the server answered {(int)answer.StatusCode}"), (int)answer.StatusCode >= 500);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(string.Create(CultureInfo.InvariantCulture, $"no answer within {Limit.TotalSeconds} s"), Again: false);
        }
        catch (HttpRequestException unreachable)
        {
            // Its own message names the host.
            return new(unreachable.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "the name of its host is not known",
                HttpRequestError.ConnectionError => "no connection could be made",
                HttpRequestError.SecureConnectionError => "no secure connection could be made",
                _ => "the connection broke",
            }, Again: false);
        }
    }

    private sealed record Failure(string Reason, bool Again);
}
