using PerfGates.Diagnostics;

namespace PerfGates.Import.HttpFile;

/// <summary>
/// .http files. Requests that use answers of each other become the steps of one scenario, in the order of the file; each
/// other request is a scenario of its own.
/// </summary>
internal static class HttpFileImport
{
    public static ImportedGate? Read(ImportSource source, ICollection<Diagnostic> problems)
    {
        var reader = new HttpFileReader(source.Path, problems);
        var written = reader.Read(source.Text);
        var text = new HttpFileText(reader.Variables, written.Select(r => r.Name).Where(n => n.Length > 0).ToHashSet(), problems);
        var addressed = written.Select(r => (Request: r, Address: Where(r, text, problems))).Where(r => r.Address is not null).ToList();
        var origins = addressed.Select(r => r.Address!).Where(a => a.Origin.Length > 0).ToList();
        var url = (source.Host is null ? origins.FirstOrDefault() : origins.Find(a => a.Is(source.Host)))?.Origin;
        var chosen = OneHost.Of(addressed, r => r.Address!, r => r.Request.Span, url, problems);
        if (chosen.Count == 0 || (source.Host is not null && url is null))
        {
            problems.Add(Rules.NothingToImport.At(SourceSpan.StartOf(source.Path), source.FileName, OneHost.Missing(source.Host, origins)));
            return null;
        }
        if (url is null) problems.Add(Rules.FillIn.At(chosen[0].Request.Span, "the file does not say where the server is", $"correct '{OneHost.Local}' in what is printed"));
        var secrets = new Secrets(problems);
        var names = new UniqueNames();
        var requests = chosen.Select(r => Request(r.Request, r.Address!, text, secrets, names, problems)).ToList();
        return new(url ?? OneHost.Local, Flows.Of([.. requests.Select(r => r.With(text.Captures))], names)) { Secrets = secrets.Names };
    }

    // 'GET /path' with a Host header is how the request really looks.
    private static Address? Where(HttpFileRequest request, HttpFileText text, ICollection<Diagnostic> problems)
    {
        var url = text.Of(request.Url, request.Span);
        var address = Address.Of(url);
        if (address is null) problems.Add(Rules.LeftOut.At(request.Span, $"the request to '{url}'", "it is no request of http"));
        else if (address.Origin.Length == 0 && request.Headers.Find(h => h.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)) is { Value: { Length: > 0 } host, Span: var span }) return address with { Origin = $"http://{text.Of(host, span)}" };
        return address;
    }

    private static FlowRequest Request(HttpFileRequest request, Address address, HttpFileText text, Secrets secrets, UniqueNames names, ICollection<Diagnostic> problems)
    {
        var headers = Headers.Taken(request.Headers, (h, value, span) => Value(h, text.Of(value, span), span, secrets));
        var type = headers.FirstOrDefault(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value ?? "";
        var body = Body(request, type, text);
        if (!Method.IsKnown(request.Method)) problems.Add(Rules.LeftOut.At(request.Span, $"the method {request.Method}", "GET stands in its place"));
        var imported = new ImportedRequest(names.Take(request.Name is { Length: > 0 } name ? name : request.Title is { Length: > 0 } title ? title : $"{request.Method} {address.Path.Split('?')[0]}"),
            Method.IsKnown(request.Method) ? request.Method : "GET", address.Path, request.Span)
        {
            Headers = body?.Key == "json" ? Headers.WithoutPlainJson(headers) : headers,
            Body = body,
        };
        return new(request.Name, imported);
    }

    private static string Value(string header, string value, SourceSpan span, Secrets secrets) =>
        Secrets.IsCredential(header) && !value.Contains("${", StringComparison.Ordinal) && !value.Contains("{{", StringComparison.Ordinal) ? secrets.TakenOut(header, value, span) : value;

    private static Yaml.Entry? Body(HttpFileRequest request, string type, HttpFileText text)
    {
        if (request.BodyFile is { } file) return new("file", new Yaml.Text(text.Of(file, request.BodySpan)));
        if (string.IsNullOrWhiteSpace(request.Body)) return null;
        // People write a long form line by line.
        var body = Bodies.IsForm(type) ? request.Body.ReplaceLineEndings("") : request.Body;
        return Bodies.Of(body, type, t => text.Of(t, request.BodySpan));
    }
}
