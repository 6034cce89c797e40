using System.Globalization;

namespace PerfGates.Diagnostics;

/// <summary>One kind of complaint: its stable code, its usual severity, and the one wording that it has.</summary>
/// <param name="Format">A composite format string; the arguments of <see cref="At"/> fill it in order.</param>
internal sealed record Rule(string Code, Severity Severity, string Title, string Format)
{
    /// <summary>How many arguments <see cref="At"/> takes.</summary>
    public int Arity { get; } = System.Text.CompositeFormat.Parse(Format).MinimumArgumentCount;

    public Diagnostic At(SourceSpan span, params object[] arguments)
    {
        if (arguments.Length != Arity)
            throw new ArgumentException($"{Code} takes {Arity} arguments, not {arguments.Length}.", nameof(arguments));
        return new Diagnostic(this, Severity, span, OneLine(string.Format(CultureInfo.InvariantCulture, Format, [.. arguments.Select(Shortened)])));
    }

    // A value of half a megabyte, complained about at each of its aliases, would fill the memory.
    private static object Shortened(object argument) => argument is string { Length: > 1000 } text ? text.Remove(1000) + "..." : argument;

    /// <summary>How a text stands in a diagnostic.</summary>
    // The console logger splits a text of several lines into several errors, and the problem matcher of
    // actions/setup-dotnet cuts a text at its first " [".
    public static string OneLine(string text) =>
        text.ReplaceLineEndings(" ").Replace('\t', ' ').Replace(" [", " (", StringComparison.Ordinal);
}
