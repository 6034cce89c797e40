using PerfGates.Verdicts;

namespace PerfGates.Cli.Showing;

/// <summary>Control sequences (ECMA-48), used only on a terminal.</summary>
internal static class Terminal
{
    /// <summary>A writer of one live line that is always wiped before the next.</summary>
    public static Action<string> LiveLine(TextWriter error, int width) => state =>
        error.Write(state.Length == 0 ? "\r\u001b[K" : $"\r\u001b[K{(state.Length < width ? state : state[..(width - 1)])}");

    public static string Paint(Verdict verdict, string word) => verdict switch
    {
        Verdict.Pass => $"\u001b[32m{word}\u001b[0m",
        Verdict.Breach or Verdict.Unmeasured => $"\u001b[31m{word}\u001b[0m",
        _ => $"\u001b[33m{word}\u001b[0m",
    };

    public static string Plain(Verdict verdict, string word) => word;
}
