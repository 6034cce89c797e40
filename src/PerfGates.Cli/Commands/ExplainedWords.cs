using PerfGates.Reports;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Cli.Commands;

/// <summary>Help for words that are neither keys nor metrics: units, verdicts, grades, reports.</summary>
internal static class ExplainedWords
{
    public const string Units = "units", Verdicts = "verdicts", Grade = "grade", Formats = "formats";

    public static IReadOnlyList<string> VerdictWords { get; } = [.. Enum.GetValues<Verdict>().Reverse().Select(Words.Of)];

    public static IReadOnlyList<string> FormatNames { get; } = [.. ReportFormats.All.Select(f => f.Name)];

    public static IReadOnlyList<string> All { get; } =
        [Units, Verdicts, Grade, Formats, .. Dimensions.Select(QuantityText.Name), .. QuantityText.AllUnits, .. VerdictWords, .. GradeWords.Select(g => g.Key), .. FormatNames];

    private static IEnumerable<Dimension> Dimensions => Enum.GetValues<Dimension>();

    // The words and where each begins, from the grade itself.
    private static IEnumerable<IGrouping<string, int>> GradeWords => Enumerable.Range(0, 101).Reverse().GroupBy(s => new Grade(s).Word);

    public static string? Of(string topic) => topic switch
    {
        Units => string.Join('\n', Dimensions.Select(Unit)),
        Verdicts => string.Join('\n', Enum.GetValues<Verdict>().Reverse().Select(Of)),
        Grade => OfGrade(),
        Formats => string.Join('\n', ReportFormats.All.Select(Of)),
        _ when Dimensions.Where(d => topic == QuantityText.Name(d) || QuantityText.UnitsOf(d).Contains(topic)).ToList() is { Count: > 0 } kinds => string.Join('\n', kinds.Select(Unit)),
        _ when VerdictWords.Contains(topic) => Of(Enum.GetValues<Verdict>().Single(v => Words.Of(v) == topic)),
        _ when GradeWords.Any(g => g.Key == topic) => OfGrade(),
        _ => ReportFormats.Find(topic) is { } format ? Of(format) : null,
    };

    private static string Unit(Dimension dimension)
    {
        var units = QuantityText.UnitsOf(dimension);
        return $"{QuantityText.Name(dimension)}: {(units.Count == 0 ? "no unit" : string.Join(' ', units))}, such as {QuantityText.Example(dimension)}";
    }

    private static string Of(Verdict verdict) => $"{Words.Of(verdict)}: {Words.Meaning(verdict)}";

    private static string Of(IReportFormat format) => $"{format.Name}: {format.Help}. Files: {string.Join(", ", format.Files)}. Asked for by '--report {format.Name}'.";

    private static string OfGrade() =>
        $"grade: how well budgets are kept, from 0 to 100; it is shown and never decides. Half of a limit is 100, the limit itself 75, a fifth over it 60. {string.Join(", ", GradeWords.Select(g => $"{g.Last()} to {g.First()} {g.Key}"))}. A breach leaves 74 at the most, a critical one 59.";
}
