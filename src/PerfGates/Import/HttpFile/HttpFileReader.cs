using System.Text.RegularExpressions;
using PerfGates.Diagnostics;

namespace PerfGates.Import.HttpFile;

/// <summary>
/// Reads the format of Visual Studio (https://learn.microsoft.com/aspnet/core/test/http-files) and of the extensions of
/// other editors that it comes from, line by line:
/// <code>
/// file     = block { "###" [ title ] block }
/// block    = { comment | "@" name "=" value } [ request ]
/// request  = [ method ] url [ version ] { newline ( "?" | "&amp;" ) query } { newline header } [ newline newline body ]
/// comment  = ( "#" | "//" ) text                   "# @name login" names the request
/// body     = text | "&lt; " file
/// </code>
/// </summary>
internal sealed partial class HttpFileReader(string file, ICollection<Diagnostic> problems)
{
    private readonly List<HttpFileRequest> _requests = [];
    private readonly List<string> _body = [];
    private Expected _expected = Expected.RequestLine;
    private string _title = "";
    private string _name = "";
    private bool _inScript;

    private enum Expected
    {
        RequestLine,
        Header,
        Body,
    }

    public List<(string Name, string Value, int Line)> Variables { get; } = [];

    public IReadOnlyList<HttpFileRequest> Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++) Line(lines[i], new(file, i + 1, 1, i + 1, lines[i].Length + 1));
        EndOfRequest();
        return _requests;
    }

    private void Line(string line, SourceSpan span)
    {
        if (_inScript) _inScript = !line.Contains("%}", StringComparison.Ordinal);
        else if (line.StartsWith("###", StringComparison.Ordinal))
        {
            EndOfRequest();
            (_expected, _title, _name) = (Expected.RequestLine, line.Trim('#').Trim(), "");
        }
        else if (IsScript(line, span)) { }
        else if (_expected == Expected.RequestLine) BeforeRequest(line.Trim(), span);
        else if (_expected == Expected.Header) AfterRequestLine(line, span);
        else Body(line, span);
    }

    private void BeforeRequest(string line, SourceSpan span)
    {
        if (line.Length == 0) return;
        if (Comment().Match(line) is { Success: true } comment) Directive(comment.Groups["text"].Value, span);
        else if (Variable().Match(line) is { Success: true } variable) Variables.Add((variable.Groups["name"].Value, variable.Groups["value"].Value.Trim(), span.Line));
        else if (RequestLine().Match(line) is { Success: true } request)
        {
            var version = request.Groups["version"].Value;
            if (version is not ("" or "1.1" or "1.0")) problems.Add(Rules.LeftOut.At(span, $"HTTP/{version}", "the gate uses HTTP/1.1"));
            _requests.Add(new(_name, _title, request.Groups["method"] is { Success: true } method ? method.Value.ToUpperInvariant() : "GET", request.Groups["url"].Value, span));
            _expected = Expected.Header;
        }
        else problems.Add(Rules.LeftOut.At(span, $"'{line}'", "it is neither a request line nor a comment nor '@name = value'"));
    }

    private void Directive(string text, SourceSpan span)
    {
        var words = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is ["@name", var name]) _name = name;
        else if (words is [['@', ..] directive, ..] && directive is not ("@note" or "@description")) problems.Add(Rules.LeftOut.At(span, $"'{directive}'", "only '@name' is known"));
    }

    private void AfterRequestLine(string line, SourceSpan span)
    {
        var (request, trimmed) = (_requests[^1], line.Trim());
        if (trimmed.Length == 0) _expected = Expected.Body;
        else if (Comment().Match(trimmed) is { Success: true } comment) Directive(comment.Groups["text"].Value, span);
        else if (request.Headers.Count == 0 && trimmed[0] is '?' or '&') _requests[^1] = request with { Url = request.Url + trimmed };
        else if (trimmed.IndexOf(':', StringComparison.Ordinal) is var colon and > 0) request.Headers.Add((trimmed[..colon].TrimEnd(), trimmed[(colon + 1)..].TrimStart(), span));
        else problems.Add(Rules.LeftOut.At(span, $"'{trimmed}'", "it is no header; a body stands behind an empty line"));
    }

    private void Body(string line, SourceSpan span)
    {
        if (Redirected().IsMatch(line)) problems.Add(Rules.LeftOut.At(span, $"'{line.Trim()}'", "answers are not kept"));
        else if (_body.TrueForAll(string.IsNullOrWhiteSpace) && BodyFile().Match(line) is { Success: true } from)
        {
            (_requests[^1].BodyFile, _requests[^1].BodySpan) = (from.Groups["file"].Value.Trim(), span);
            if (from.Groups["filled"].Success) problems.Add(Rules.LeftOut.At(span, "the '@' of '<@'", "a file is sent as it is, without variables"));
        }
        else
        {
            if (_body.Count == 0) _requests[^1].BodySpan = span;
            _body.Add(line);
        }
    }

    private bool IsScript(string line, SourceSpan span)
    {
        if (!Script().IsMatch(line)) return false;
        problems.Add(Rules.LeftOut.At(span, "a script", "PerfGates runs no scripts; 'capture' takes values out of answers, and 'expect' says what they must be like"));
        _inScript = line.Contains("{%", StringComparison.Ordinal) && !line.Contains("%}", StringComparison.Ordinal);
        return true;
    }

    private void EndOfRequest()
    {
        if (_expected == Expected.Body) _requests[^1].Body = string.Join('\n', _body).Trim('\n');
        _body.Clear();
    }

    [GeneratedRegex(@"\A(#|//)\s*(?<text>.*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\A@(?<name>[^\s=]+)\s*=(?<value>.*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\A((?<method>[A-Za-z]+)\s+)?(?<url>(\{\{[^}]*\}\}|\S)+)(\s+HTTP/(?<version>[0-9.]+))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"\A<(?<filled>@\S*)?\s+(?<file>[^\s{].*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex BodyFile();

    // "> {% … %}" after a request, "< {% … %}" before it, and "> script.js".
    [GeneratedRegex(@"\A\s*([<>]\s*\{%|>\s+\S+\.(js|mjs|ts)\s*\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Script();

    [GeneratedRegex(@"\A(>>!?|<>)\s", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Redirected();
}
