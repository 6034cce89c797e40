using PerfGates.Processes;

namespace PerfGates.Probes;

/// <summary>The last line that a failed program printed, as a rule why it failed: of standard error if there is any, for nobody can tell which stream spoke last.</summary>
internal sealed class LastWords
{
    private string _output = "";
    private string _error = "";

    public Action<string> Output => line => Keep(line, ref _output);

    public Action<string> Error => line => Keep(line, ref _error);

    /// <summary>"; it last said: …" without colours and control characters, or nothing.</summary>
    public override string ToString() => PrintableText.LastSaid([_error.Length > 0 ? _error : _output]);

    private static void Keep(string line, ref string last)
    {
        if (!string.IsNullOrWhiteSpace(line) && PrintableText.Of(line) is { Length: > 0 }) last = line;
    }
}
