using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Har;

/// <summary>Makes requests of recorded ones, in order: a cookie that an earlier answer has set is kept by the user itself.</summary>
internal sealed class HarRequests(UniqueNames names, ICollection<Diagnostic> problems)
{
    private readonly Secrets _secrets = new(problems);
    private readonly HashSet<string> _kept = [];

    public IReadOnlyList<string> Secrets => _secrets.Names;

    public ImportedRequest Of(HarEntry entry)
    {
        var method = (entry.Request.TextAt("method") ?? "GET").ToUpperInvariant();
        if (!Method.IsKnown(method)) problems.Add(Rules.LeftOut.At(entry.Span, $"the method {method}", "GET stands in its place"));
        var headers = Headers.Taken(
            entry.Request.ItemsAt("headers").Select(h => (h.TextAt("name") ?? "", h.TextAt("value") ?? "", h.Span)),
            (name, value, span) => name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? Cookies(value, span) : Import.Secrets.IsCredential(name) ? _secrets.TakenOut(name, value, span) : Opaque(value, span));
        var body = entry.Request.At("postData") is { } data ? Body(data) : null;
        foreach (var cookie in entry.CookiesSet) _kept.Add(cookie);
        return new(names.Take($"{method} {entry.Address.Path.Split('?')[0]}"), Method.IsKnown(method) ? method : "GET", Opaque(entry.Address.Path, entry.Span), entry.Span)
        {
            Headers = body?.Key switch
            {
                "json" => Headers.WithoutPlainJson(headers),
                "form" => [.. headers.Where(h => !h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))],
                _ => headers,
            },
            Body = body,
        };
    }

    private Yaml.Entry? Body(BudgetNode data)
    {
        var (type, text, fields) = (data.TextAt("mimeType") ?? "", data.TextAt("text") ?? "", data.ItemsAt("params"));
        if (Bodies.IsForm(type) && fields.Count > 0 && fields.Select(f => f.TextAt("name")).Distinct().Count() == fields.Count)
            return new("form", Yaml.Texts(fields.Select(f => KeyValuePair.Create(Field(f, "name"), Opaque(Field(f, "value"), f.Span)))));
        if (text.Length > 0) return Bodies.Of(text, type, t => Opaque(t, data.Span));
        if (fields.Count > 0) problems.Add(Rules.LeftOut.At(data.Span, $"a body of type '{type}'", "the recording has its fields only; write it as 'body:' or 'file:'"));
        return null;
    }

    // Recorders keep what was sent, so a form is still encoded in one of them and no longer in another.
    private static string Field(BudgetNode field, string key) => field.TextAt(key) is { } text ? text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text.Replace('+', ' ')) : text : "";

    private string Cookies(string header, SourceSpan span) => string.Join("; ",
        from cookie in header.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let name = cookie.Split('=')[0]
        where !_kept.Contains(name)
        select $"{name}={_secrets.TakenOut($"cookie {name}", cookie[Math.Min(cookie.Length, name.Length + 1)..], span)}");

    private string Opaque(string text, SourceSpan span)
    {
        if (text.Contains("{{", StringComparison.Ordinal)) problems.Add(Rules.LeftOut.At(span, "'{{' as a text", "in a budget file it begins the place of a variable; '{ {' stands in its place"));
        return Yaml.Literal(text.Replace("{{", "{ {", StringComparison.Ordinal));
    }
}
