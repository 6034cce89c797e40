using PerfGates.Cli.Showing;
using PerfGates.Reports;
using PerfGates.Reports.Table;

namespace PerfGates.Cli.Commands;

/// <summary>A report for people: the table, then what the build would be told.</summary>
internal static class ReportText
{
    public static void Print(Report report, Func<string, string> mask, bool colours, Surroundings surroundings)
    {
        if (report.Gates.Count > 0) surroundings.Output.WriteLine(mask(TableReport.Render(report, colours ? Terminal.Paint : Terminal.Plain)));
        foreach (var diagnostic in report.Diagnostics) surroundings.Output.WriteLine(diagnostic);
    }

    public static bool Colours(When asked, Surroundings surroundings) => asked switch { When.Always => true, When.Never => false, _ => surroundings.Colours };
}
