using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PerfGates.Diagnostics;

namespace PerfGates.MSBuild;

/// <summary>Puts diagnostics into the build's error list.</summary>
internal static class ErrorList
{
    // In the package the page lies in the engine's folder.
    private static readonly Uri HelpPage = new(Path.GetFullPath(Path.Combine(typeof(ErrorList).Assembly.Location, "../../../engine/net10.0/diagnostics.md")));

    public static void Add(this TaskLoggingHelper log, Diagnostic diagnostic) => log.Add(new EngineDiagnostic
    {
        Code = diagnostic.Code,
        Severity = diagnostic.Severity.ToString().ToLowerInvariant(),
        File = diagnostic.Span.File,
        Line = diagnostic.Span.Line,
        Column = diagnostic.Span.Column,
        Text = diagnostic.Message,
        HelpLink = $"{HelpPage.AbsoluteUri}#{diagnostic.Code.ToLowerInvariant()}",
    }, showEnd: false);

    /// <param name="showEnd">Only editors understand ends; the problem matcher of actions/setup-dotnet drops a line that has one.</param>
    public static void Add(this TaskLoggingHelper log, EngineDiagnostic d, bool showEnd)
    {
        var (endLine, endColumn) = showEnd ? (d.EndLine, d.EndColumn) : (0, 0);
        // The text is an argument because it may hold braces.
        switch (d.Grade)
        {
            case Severity.Error: log.LogError(null, d.Code, null, d.HelpLink, d.File, d.Line, d.Column, endLine, endColumn, "{0}", d.Text); break;
            case Severity.Warning: log.LogWarning(null, d.Code, null, d.HelpLink, d.File, d.Line, d.Column, endLine, endColumn, "{0}", d.Text); break;
            case Severity.Message: log.LogMessage(null, d.Code, null, d.File, d.Line, d.Column, endLine, endColumn, MessageImportance.High, "{0}", d.Text); break;
        }
    }
}
