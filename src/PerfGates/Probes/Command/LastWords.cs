using System.Text.RegularExpressions;

namespace PerfGates.Probes.Command;

/// <summary>The last line that a failed program printed, as a rule why it failed: of standard error if there is any, for nobody can tell which stream spoke last.</summary>
internal sealed partial class LastWords
{
    private const int Longest = 200;

    private string _output = "";
    private string _error = "";

    public Action<string> Output => line => Keep(line, ref _output);

    public Action<string> Error => line => Keep(line, ref _error);

    /// <summary>"; it last said: …" without colours and control characters, or nothing.</summary>
    public override string ToString()
    {
        var last = _error.Length > 0 ? _error : _output;
        return last.Length == 0 ? "" : $"; it last said: {(last.Length > Longest ? last[..Longest] + "..." : last)}";
    }

    private static void Keep(string line, ref string last)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        var printable = Unprintable().Replace(line, "").Trim();
        if (printable.Length > 0) last = printable;
    }

    // CSI and OSC sequences of ECMA-48, then whatever else does not print.
    [GeneratedRegex(@"\x1B\[[0-?]*[ -/]*[@-~]|\x1B\][^\x07\x1B]*(?:\x07|\x1B\\)?|[\p{Cc}\p{Cf}]", RegexOptions.CultureInvariant)]
    private static partial Regex Unprintable();
}
