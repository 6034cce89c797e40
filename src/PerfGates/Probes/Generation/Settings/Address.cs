using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Generation.Settings;

/// <summary>Where requests go: a server of the budget file, or a URL.</summary>
/// <param name="Server">Null where a URL is written.</param>
/// <param name="Url">Without a slash at its end; null where a server is named, or after a problem.</param>
internal sealed record Address(Located<string>? Server, Uri? Url, SourceSpan Span)
{
    /// <summary>It is somebody else's machine, with a network between.</summary>
    public bool IsRemote => Url is { IsLoopback: false };

    public static Address Read(SettingsReader settings)
    {
        var server = settings.Text("server", "A server of this file ('servers:') that requests go to.");
        var url = settings.Text("url", "Where requests go, instead of a server: http://127.0.0.1:8000.", form: TextForm.Url);
        if (server is not null && url is not null) settings.Report(Rules.Exclusive.At(settings.KeySpan("url"), "server", "url", "requests go to one place"));
        if (server is not null) return new(server, null, server.Span);
        if (url is not null) return Of(url, settings);
        settings.Report(Rules.MissingKey.At(settings.NameSpan, settings.Where, "url", "where requests go, such as http://127.0.0.1:8000; or 'server', the name of one that PerfGates starts"));
        return new(null, null, settings.NameSpan);
    }

    public static Address Of(Located<string> url, SettingsReader settings)
    {
        if (Uri.TryCreate(url.Value, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" && parsed.Host.Length > 0) return new(null, parsed, url.Span);
        settings.Report(Rules.InvalidValue.At(url.Span, url.Value, "url", "write scheme, host and port, such as http://127.0.0.1:8000"));
        return new(null, null, url.Span);
    }

    /// <summary>Scheme, host, port and base path, without a slash at the end.</summary>
    public string Origin(RunContext context) => Server is { } server ? context.Servers[server.Value].Url : Url!.AbsoluteUri.TrimEnd('/');
}
