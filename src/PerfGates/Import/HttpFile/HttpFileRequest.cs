using PerfGates.Diagnostics;

namespace PerfGates.Import.HttpFile;

/// <summary>One request of a .http file, variables not filled in.</summary>
/// <param name="Name">Of <c># @name</c>; else empty.</param>
/// <param name="Title">What stands behind <c>###</c>; may be empty.</param>
internal sealed record HttpFileRequest(string Name, string Title, string Method, string Url, SourceSpan Span)
{
    public List<(string Name, string Value, SourceSpan Span)> Headers { get; } = [];

    public string Body { get; set; } = "";

    public SourceSpan BodySpan { get; set; } = Span;

    /// <summary>The file that is its body; null if the body stands in the .http file.</summary>
    public string? BodyFile { get; set; }
}
