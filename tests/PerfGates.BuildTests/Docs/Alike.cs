using System.Text.RegularExpressions;

namespace PerfGates.BuildTests.Docs;

/// <summary>
/// Output without what differs from machine to machine: figures and their units, the width of columns, what a first build or a busy
/// machine adds, and MSBuild's summary, which says everything again. Positions and codes stay.
/// </summary>
internal static partial class Alike
{
    public static string Of(string output)
    {
        var lines = UntilSummary(output).Split('\n').Where(l => !Incidental().IsMatch(l));
        var figures = Figures().Replace(string.Join('\n', lines), m => m.Groups["kept"].Success ? m.Value : "N");
        return Blanks().Replace(Distance().Replace(Unit().Replace(figures, "N"), "N"), " ").Trim();
    }

    public static string UntilSummary(string output) => output.Split("\nBuild ", 2)[0];

    [GeneratedRegex("Determining projects|up-to-date for restore|Packing PerfGates|Restored |still warming up|so far|waiting: |PG2025|is taken again|is not quiet|hint: ")]
    private static partial Regex Incidental();

    [GeneratedRegex(@"(?<kept>\(\d+,\d+\):|PG\d{4}|net\d+\.\d)|\d[\d.]*( \d{3})*", RegexOptions.ExplicitCapture)]
    private static partial Regex Figures();

    [GeneratedRegex(@"N ?(ns|µs|us|ms|s|m|B|kB|MB|x|%)(?!\w)")]
    private static partial Regex Unit();

    // How far a value is from its limit, and in which words.
    [GeneratedRegex("N (to spare|the limit|over|short)")]
    private static partial Regex Distance();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
