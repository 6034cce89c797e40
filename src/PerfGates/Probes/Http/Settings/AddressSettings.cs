using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Load;

namespace PerfGates.Probes.Http.Settings;

/// <summary>Where requests go: a server of the budget file, or a URL.</summary>
/// <param name="Server">Null where a URL is written.</param>
/// <param name="Origin">Scheme, host and port of the URL; null where a server is named, or after a problem.</param>
/// <param name="BasePath">The URL's own path without a slash at its end, before every path of a request.</param>
/// <param name="Span">Where it is said.</param>
internal sealed record AddressSettings(Located<string>? Server, string? Origin, string BasePath, LoadProtocol Protocol, SourceSpan Span)
{
    private static readonly (string Word, LoadProtocol Protocol)[] Protocols =
        [("http/1.1", LoadProtocol.Http11), ("h2", LoadProtocol.H2), ("h2c", LoadProtocol.H2c), ("h3", LoadProtocol.H3)];

    public static AddressSettings Read(SettingsReader settings)
    {
        var server = settings.Text("server", "A server of this file ('servers:') that requests go to.");
        var url = settings.Text("url", "Where requests go, instead of a server: http://127.0.0.1:5080.", form: TextForm.Url);
        var protocol = ReadProtocol(settings);
        if (server is not null && url is not null) settings.Report(Rules.Exclusive.At(settings.KeySpan("url"), "server", "url", "requests go to one place"));
        if (server is not null) return new(server, null, "", protocol, server.Span);
        if (url is null)
        {
            settings.Report(Rules.MissingKey.At(settings.NameSpan, settings.Where, "url", "where requests go, such as http://127.0.0.1:5080; or 'server', the name of one that PerfGates starts"));
            return new(null, null, "", protocol, settings.NameSpan);
        }
        if (!Uri.TryCreate(url.Value, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https") || parsed.Host.Length == 0 || parsed.Query.Length > 0 || parsed.Fragment.Length > 0 || parsed.UserInfo.Length > 0)
        {
            settings.Report(Rules.InvalidValue.At(url.Span, url.Value, "url", "write scheme, host and port, such as http://127.0.0.1:5080"));
            return new(null, null, "", protocol, url.Span);
        }
        if (parsed.Scheme != (protocol is LoadProtocol.H2c ? "http" : protocol is LoadProtocol.Http11 ? parsed.Scheme : "https"))
            settings.Report(Rules.InvalidValue.At(settings.ValueSpan("protocol"), Protocols.First(p => p.Protocol == protocol).Word, $"a URL that begins with {parsed.Scheme}", protocol == LoadProtocol.H2c ? "h2c is HTTP/2 without TLS; write h2" : "it needs https; without TLS there is h2c"));
        return new(null, parsed.GetLeftPart(UriPartial.Authority), parsed.AbsolutePath.TrimEnd('/'), protocol, url.Span);
    }

    /// <summary>The path as the generator takes it.</summary>
    public string PathOf(string path) => path is ['/', ..] ? BasePath + path : path;

    private static LoadProtocol ReadProtocol(SettingsReader settings)
    {
        var words = Protocols.Select(p => p.Word);
        var written = settings.Text("protocol", "How requests are made; h2c is HTTP/2 without TLS.", Protocols[0].Word, TextForm.OneOf([.. words]))!;
        if (Array.FindIndex(Protocols, p => p.Word == written.Value) is var found and >= 0) return Protocols[found].Protocol;
        settings.Report(Rules.InvalidValue.At(written.Span, written.Value, "protocol", $"write one of {string.Join(", ", words)}{Suggestion.For(written.Value, words)}"));
        return LoadProtocol.Http11;
    }
}
