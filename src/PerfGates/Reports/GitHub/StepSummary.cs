using System.Text;

namespace PerfGates.Reports.GitHub;

/// <summary>A step may have a summary of 1 MiB; a longer one is refused as a whole. Other steps of ours may append to the same one.</summary>
internal static class StepSummary
{
    public const int MostBytes = 900_000;

    /// <summary>Whole lines of a text, as many as fit.</summary>
    public static string Cut(string markdown)
    {
        if (Encoding.UTF8.GetByteCount(markdown) <= MostBytes) return markdown;
        var (bytes, end) = (0, 0);
        while (markdown.IndexOf('\n', end) is >= 0 and var next && bytes + Encoding.UTF8.GetByteCount(markdown.AsSpan(end, next + 1 - end)) is var sum && sum <= MostBytes) (bytes, end) = (sum, next + 1);
        return markdown[..end] + "\n\n*The rest is cut off: a summary may have 1 MiB.*\n";
    }
}
