using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Artillery;

/// <summary>Single requests of a flow.</summary>
internal sealed class ArtilleryRequests(ArtilleryText text, Secrets secrets, IReadOnlyList<KeyValuePair<string, string>> defaults, ICollection<Diagnostic> problems)
{
    private static readonly string[] Known = ["url", "name", "headers", "json", "form", "body", "qs", "cookie", "auth", "capture", "expect"];

    private readonly ArtilleryAnswers _answers = new(text, problems);

    /// <summary>Headers that every request has.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Defaults(BudgetNode? config, ArtilleryText text, Secrets secrets) =>
        Written(config.EntriesAt("defaults", "headers").Concat(config.EntriesAt("http", "defaults", "headers")), text, secrets);

    public ImportedRequest Request(string method, BudgetNode written, UniqueNames names)
    {
        foreach (var other in written.EntriesAt().Where(e => !Known.Contains(e.Key.Text)))
            LeftOut(other.Key, $"'{other.Key.Text}'", other.Key.Text switch
            {
                "beforeRequest" or "afterResponse" => "PerfGates runs no functions of processors",
                "followRedirect" => "redirects are answers like any other; 'redirects' in 'http:' says how many are followed",
                "formData" => "write the body as 'body:' or 'file:'",
                _ => "a request has nothing like it",
            });
        var url = written.At("url") as BudgetNode.Scalar ?? written as BudgetNode.Scalar;
        var address = url is null ? null : Address.Of(text.Of(url.Text, url.Span));
        if (address is null) problems.Add(Rules.FillIn.At(written.Span, "the request has no URL of http", "correct its path in what is printed"));
        else if (address.Origin.Length > 0) problems.Add(Rules.FillIn.At(url!.Span, $"the request names its own server, '{address.Host}'", "only its path is printed; a gate is about one server"));
        var path = Query(address?.Path ?? "/", written.EntriesAt("qs"));
        var headers = Headers.Taken(defaults.Select(d => (d.Key, d.Value, written.Span)), (_, value, _) => value);
        foreach (var own in Written(written.EntriesAt("headers"), text, secrets).Concat(Credentials(written)))
        {
            headers.RemoveAll(h => h.Key.Equals(own.Key, StringComparison.OrdinalIgnoreCase));
            headers.Add(own);
        }
        var body = Body(written);
        return new(names.Take(written.TextAt("name") is { Length: > 0 } name ? Yaml.Literal(name) : $"{method} {path.Split('?')[0]}"), method, path, written.Span)
        {
            Headers = body?.Key == "json" ? Headers.WithoutPlainJson(headers) : headers,
            Body = body,
            Captures = _answers.Captures(written),
            Expect = _answers.Expected(written),
        };
    }

    private Yaml.Entry? Body(BudgetNode written)
    {
        if (written.At("json") is { } json) return new("json", Bodies.Json(json, t => text.Of(t, json.Span)));
        if (written.At("form") is BudgetNode.Mapping form) return new("form", Yaml.Texts(form.Entries.Where(f => f.Value is BudgetNode.Scalar).Select(f => KeyValuePair.Create(f.Key.Text, text.Of(((BudgetNode.Scalar)f.Value).Text, f.Value.Span)))));
        return written.At("body") is BudgetNode.Scalar body ? new("body", new Yaml.Text(text.Of(body.Text, body.Span))) : null;
    }

    private IEnumerable<KeyValuePair<string, string>> Credentials(BudgetNode written)
    {
        if (written.At("auth") is { } auth) yield return new("Authorization", secrets.TakenOut("Authorization", $"{auth.TextAt("user")}:{auth.TextAt("pass")}", auth.Span));
        var cookies = written.EntriesAt("cookie").Where(c => c.Value is BudgetNode.Scalar).Select(c => $"{c.Key.Text}={Value("Cookie", $"cookie {c.Key.Text}", (BudgetNode.Scalar)c.Value, text, secrets)}").ToList();
        if (cookies.Count > 0) yield return new("Cookie", string.Join("; ", cookies));
    }

    private static List<KeyValuePair<string, string>> Written(IEnumerable<BudgetNode.Entry> entries, ArtilleryText text, Secrets secrets) =>
        Headers.Taken(entries.Select(e => (e.Key.Text, (e.Value as BudgetNode.Scalar)?.Text ?? "", e.Value.Span)),
            (name, value, span) => Value(name, name, new(span, value, Plain: false, Exact: false), text, secrets));

    // A credential that is made of variables is none yet.
    private static string Value(string header, string of, BudgetNode.Scalar value, ArtilleryText text, Secrets secrets) =>
        Secrets.IsCredential(header) && !value.Text.Contains("{{", StringComparison.Ordinal) ? secrets.TakenOut(of, value.Text, value.Span) : text.Of(value.Text, value.Span);

    private string Query(string path, IEnumerable<BudgetNode.Entry> query)
    {
        foreach (var (key, value) in query)
            path += $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Uri.EscapeDataString(key.Text)}={Encoded(text.Of(value.TextAt() ?? "", value.Span))}";
        return path;
    }

    private static string Encoded(string value) =>
        value.Contains("{{", StringComparison.Ordinal) || value.Contains("${", StringComparison.Ordinal) ? value.Replace(" ", "%20", StringComparison.Ordinal) : Uri.EscapeDataString(value);

    private void LeftOut(BudgetNode at, string what, string why) => problems.Add(Rules.LeftOut.At(at.Span, what, why));
}
