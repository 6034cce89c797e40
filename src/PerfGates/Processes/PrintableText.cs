using System.Text.RegularExpressions;

namespace PerfGates.Processes;

/// <summary>What a program printed, fit for a message of one line.</summary>
internal static partial class PrintableText
{
    private const int Longest = 200;

    /// <summary>Without colours and control characters, and not too long.</summary>
    public static string Of(string line) => Shortened(Unprintable().Replace(line, "").Trim());

    /// <summary>"; it last said: … | …", or nothing where nothing was said.</summary>
    public static string LastSaid(IEnumerable<string> lines, int most = 1)
    {
        var said = lines.Select(Of).Where(l => l.Length > 0).TakeLast(most).ToList();
        return said.Count == 0 ? "" : $"; it last said: {string.Join(" | ", said)}";
    }

    private static string Shortened(string line) => line.Length > Longest ? line[..Longest] + "..." : line;

    // CSI and OSC sequences of ECMA-48, then whatever else does not print.
    [GeneratedRegex(@"\x1B\[[0-?]*[ -/]*[@-~]|\x1B\][^\x07\x1B]*(?:\x07|\x1B\\)?|[\p{Cc}\p{Cf}]", RegexOptions.CultureInvariant)]
    private static partial Regex Unprintable();
}
