using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PerfGates.Reports.TeamCity;

/// <summary>
/// Service messages of TeamCity: jetbrains.com/help/teamcity, "Service Messages". Figures become statistics of the build, of
/// which it draws trends; errors become build problems, and files become artifacts.
/// </summary>
internal sealed class TeamCityMessages : ICiSystem
{
    private const int LongestDescription = 4000;

    public string Name => "teamcity";

    public string Help => "TeamCity: figures as statistics of the build, errors as build problems, files as artifacts";

    public string Variable => "TEAMCITY_VERSION";

    public IReadOnlyList<string> Formats => [];

    public string? SummaryVariable => null;

    public string? Summary(ReportDocument report) => null;

    public IReadOnlyList<string> Lines(ReportDocument report, IReadOnlyList<string> files) =>
    [
        .. report.Gates.SelectMany(Statistics).Distinct(),
        .. report.WorstFirst("error").Select(d => Problem(report, d)).Distinct(),
        .. report.WorstFirst("warning").Select(d => $"##teamcity[message text='{Escaped($"{report.Relative(d.File)}({d.Line},{d.Column}): {d.Code}: {d.Message}")}' status='WARNING']"),
        .. files.Select(f => $"##teamcity[publishArtifacts '{Escaped(f)} => perfgates']"),
    ];

    private static IEnumerable<string> Statistics(ReportedGate gate) =>
        from budget in gate.Budgets
        from subject in budget.Subjects
        where subject.Value is not null
        let figure = Figure(subject.Value!.Value, budget.Unit)
        select $"##teamcity[buildStatisticValue key='{Escaped($"{gate.Name}{(subject.Name.Length > 0 ? $" / {subject.Name}" : "")}: {budget.Metric}{figure.Unit}")}' value='{figure.Value}']";

    // Six decimals are kept: a time in seconds would lose what a benchmark measures.
    private static (string Value, string Unit) Figure(double value, string? unit) =>
        ((unit == "s" ? value * 1e6 : value).ToString("0.######", CultureInfo.InvariantCulture), unit switch { "s" => " (us)", null or "1" => "", _ => $" ({unit})" });

    private static string Problem(ReportDocument report, ReportedDiagnostic diagnostic)
    {
        var text = $"{report.Relative(diagnostic.File)}({diagnostic.Line},{diagnostic.Column}): {diagnostic.Code}: {diagnostic.Message}";
        return $"##teamcity[buildProblem description='{Escaped(text.Length > LongestDescription ? text[..LongestDescription] : text)}' identity='{Identity(report, diagnostic)}']";
    }

    // The same problem in the next build, whatever its value and line by then. It must be an identifier of at most 60 characters.
    private static string Identity(ReportDocument report, ReportedDiagnostic diagnostic)
    {
        var about = report.Gates.Where(g => diagnostic.Gates.Contains(g.Name)).Select(g => $"{g.Name}\n{g.Budgets.FirstOrDefault(b => diagnostic.IsAt(b.Line, b.Column))?.Title}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{report.Relative(diagnostic.File)}\n{string.Join('\n', about)}")));
        return $"{diagnostic.Code}_{hash[..32]}";
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
            escaped.Append(c switch
            {
                '|' or '\'' or '[' or ']' => $"|{c}",
                '\n' => "|n",
                '\r' => "|r",
                > '~' => string.Create(CultureInfo.InvariantCulture, $"|0x{(int)c:X4}"),
                _ => c.ToString(),
            });
        return escaped.ToString();
    }
}
