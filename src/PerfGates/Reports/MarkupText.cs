using System.Buffers;

namespace PerfGates.Reports;

/// <summary>A text inside of markup: what pages write, and by which secrets are found in them.</summary>
internal static class MarkupText
{
    private static readonly SearchValues<char> Special = SearchValues.Create('&', '<', '>', '"');

    /// <param name="quotes">False: as between tags, where writers of XML leave quotation marks alone.</param>
    public static string Escaped(string text, bool quotes = true)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return text;
        var escaped = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "&quot;", StringComparison.Ordinal) : escaped;
    }
}
