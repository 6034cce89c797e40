namespace PerfGates.Diagnostics;

/// <summary>A rule that applies at a place, worded; always one line of text.</summary>
internal sealed record Diagnostic(Rule Rule, Severity Severity, SourceSpan Span, string Text)
{
    public string Code => Rule.Code;

    public Diagnostic As(Severity severity) => this with { Severity = severity };

    /// <summary>The text with the way to learn more; what every door prints.</summary>
    public string Message => $"{Text} (perfgates explain {Code})";

    /// <summary>The canonical form that MSBuild, editors and CI systems recognise.</summary>
    public override string ToString() =>
        $"{Span.File}({Span.Line},{Span.Column}): {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}
