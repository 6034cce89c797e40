using System.Text.RegularExpressions;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Process;

/// <summary>When the program has started up.</summary>
/// <param name="Line">Matches a line of either stream.</param>
internal sealed record ReadySettings(Regex Line, TimeSpan Within, SourceSpan Span)
{
    private static readonly TimeSpan StandardWithin = TimeSpan.FromSeconds(30);

    // A line that takes longer to match is one that nobody meant.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    public static ReadySettings? Read(SettingsReader settings)
    {
        var line = settings.RequiredText("line", "A regular expression for the line that says so, on standard output or error.");
        var within = settings.Duration("within", "How long to wait for it.", StandardWithin) ?? StandardWithin;
        return Of(line, within, settings);
    }

    public static ReadySettings? Of(Located<string> line, SettingsReader settings) => Of(line, StandardWithin, settings);

    private static ReadySettings? Of(Located<string> line, TimeSpan within, SettingsReader settings)
    {
        if (line.Value.Length == 0) return null;
        try
        {
            return new(new(line.Value, RegexOptions.CultureInvariant, LongestMatch), within, line.Span);
        }
        catch (ArgumentException e)
        {
            settings.Report(Rules.BadPattern.At(line.Span, line.Value, "regular expression", e.Message));
            return null;
        }
    }
}
