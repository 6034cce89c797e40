using System.Text.RegularExpressions;

namespace PerfGates.Import;

/// <summary>The two parts of a URL that a gate keeps apart.</summary>
/// <param name="Origin">"https://example.org:8443"; empty where the URL is only a path.</param>
/// <param name="Path">With its query, without its fragment, beginning with a slash.</param>
internal sealed partial record Address(string Origin, string Path)
{
    /// <summary>"example.org:8443".</summary>
    public string Host => Origin[(Origin.IndexOf("//", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..];

    /// <summary>Null for what http cannot ask for: data:, blob:, ws:.</summary>
    public static Address? Of(string url)
    {
        var match = Url().Match(url);
        if (!match.Success) return null;
        var (scheme, host, rest) = (match.Groups["scheme"].Value.ToLowerInvariant(), match.Groups["host"].Value, match.Groups["rest"].Value);
        if (scheme is not ("" or "http" or "https") || (scheme.Length == 0 && NoPort().IsMatch(host))) return null;
        var path = SpacesEscaped(rest.Split('#')[0]);
        return new(host.Length == 0 ? "" : $"{(scheme.Length > 0 ? scheme : "http")}://{host}", path.StartsWith('/') ? path : "/" + path);
    }

    // Recorders and editors take a space, and send %20; a template may have one inside its braces.
    private static string SpacesEscaped(string path) => path.Contains("{{", StringComparison.Ordinal) ? path : path.Replace(" ", "%20", StringComparison.Ordinal);

    public bool Is(string host) => Host.Equals(host, StringComparison.OrdinalIgnoreCase) || Host.Split(':')[0].Equals(host, StringComparison.OrdinalIgnoreCase) || Origin.Equals(host.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    // What stands before the colon of data:text/html or about:blank is no host.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.-]*:[^0-9$\{]", RegexOptions.CultureInvariant)]
    private static partial Regex NoPort();

    // ${name} and {{name}} may stand for the host too.
    [GeneratedRegex(@"\A(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<host>[^/?#]+)|(?<host>(?:[A-Za-z0-9$]|\{\{)[^/?#]*)|)(?<rest>[/?#].*)?\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Url();
}
