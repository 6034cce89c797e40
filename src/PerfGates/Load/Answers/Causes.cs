using System.Collections.Concurrent;

namespace PerfGates.Load.Answers;

/// <summary>Why requests fail, in few words: they are counted by them. Each text exists once, so that failing costs no memory.</summary>
internal static class Causes
{
    public const string Timeout = "timeout";
    public const string Refused = "connection refused";
    public const string Reset = "connection reset";
    public const string Closed = "connection closed";
    public const string ClosedInside = "connection closed inside the answer";
    public const string TooLarge = "body too large";
    public const string NotHttp = "not HTTP";
    public const string NotConnected = "not connected";
    public const string Unreachable = "unreachable";
    public const string Redirects = "too many redirects";
    public const string Elsewhere = "redirect to another host";
    public const string Tls = "TLS";
    public const string NotSpoken = "protocol not spoken";
    public const string NoQuic = "no QUIC on this machine";
    public const string ProtocolError = "protocol error";
    public const string Size = "size of the body";
    public const string Body = "expected body";

    private static readonly ConcurrentDictionary<int, string> Statuses = new();
    private static readonly ConcurrentDictionary<string, string> Unset = new();

    private static readonly ConcurrentDictionary<string, string> Handler = new();

    private static readonly ConcurrentDictionary<(string Request, string Cause), string> Earlier = new();

    public static string Status(int status) => Statuses.GetOrAdd(status, static s => $"status {s}");

    /// <summary>What .NET's HTTP handler calls it: "HTTP: protocol error".</summary>
    public static string Protocol(HttpRequestError error) => Handler.GetOrAdd($"{error}", static e => $"HTTP: {Words(e)}");

    /// <summary>Of a request that is not measured itself, but without which a measured one cannot be made: "status 500 of GET /cart before it".</summary>
    public static string Before(string request, string cause) => Earlier.GetOrAdd((request, cause), static e => $"{e.Cause} of {e.Request} before it");

    public static string NoValue(string variable) => Unset.GetOrAdd(variable, static v => $"no value for {v}");

    private static string Words(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : $"{c}"));
}
