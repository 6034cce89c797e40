using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Reports.Json;

namespace PerfGates.Cli.Commands;

/// <summary>A report that an earlier run has written.</summary>
internal static class StoredReport
{
    /// <summary>Null after a problem, which is printed.</summary>
    public static ReportDocument? Read(string path, Surroundings surroundings)
    {
        List<Diagnostic> problems = [];
        var document = Read(path, problems);
        foreach (var problem in problems) surroundings.Error.WriteLine(problem);
        return document;
    }

    private static ReportDocument? Read(string path, List<Diagnostic> problems)
    {
        try
        {
            return JsonReport.Read(File.ReadAllText(path), path, problems);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add(Rules.ReportUnreadable.At(SourceSpan.StartOf(path), path, unreadable.Message));
            return null;
        }
    }
}
