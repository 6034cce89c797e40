using System.Text.RegularExpressions;
using PerfGates.Processes;

namespace PerfGates.Probes.Command;

/// <summary>The last line that a failed program printed: as a rule it says why.</summary>
internal static partial class LastWords
{
    private const int Longest = 200;

    /// <summary>"; it last said: …" without colours and control characters, or nothing.</summary>
    public static string Of(ProcessEnd end)
    {
        var last = end.LastLines.Select(line => Unprintable().Replace(line, "").Trim()).LastOrDefault(line => line.Length > 0);
        return last is null ? "" : $"; it last said: {(last.Length > Longest ? last[..Longest] + "..." : last)}";
    }

    // CSI and OSC sequences of ECMA-48, then whatever else does not print.
    [GeneratedRegex(@"\x1B\[[0-?]*[ -/]*[@-~]|\x1B\][^\x07\x1B]*(?:\x07|\x1B\\)?|[\p{Cc}\p{Cf}]", RegexOptions.CultureInvariant)]
    private static partial Regex Unprintable();
}
