namespace PerfGates.Reports.Azure;

/// <summary>
/// Logging commands of Azure Pipelines: learn.microsoft.com, "Logging commands". Escapes:
/// github.com/microsoft/azure-pipelines-agent, CommandStringConvertor. The agent shows the first ten of each severity.
/// </summary>
internal sealed class AzurePipelines : ICiSystem
{
    public string Name => "azure";

    public string Help => "Azure Pipelines: issues at the lines of budgets, and the summary of the run";

    public string Variable => "TF_BUILD";

    public IReadOnlyList<string> Formats => ["markdown"];

    public string? SummaryVariable => null;

    public string? Summary(ReportDocument report) => null;

    public IReadOnlyList<string> Lines(ReportDocument report, IReadOnlyList<string> files) =>
    [
        .. report.WorstFirst("error").Concat(report.WorstFirst("warning")).Select(Issue),
        .. files.Where(f => ReportFormats.Find("markdown")?.Files.Contains(Path.GetFileName(f)) == true).Select(f => $"##vso[task.uploadsummary]{Data(f)}"),
    ];

    private static string Issue(ReportedDiagnostic diagnostic) =>
        $"##vso[task.logissue type={diagnostic.Severity};sourcepath={Property(diagnostic.File)};linenumber={diagnostic.Line};columnnumber={diagnostic.Column};code={diagnostic.Code};]{Data(diagnostic.Message)}";

    private static string Data(string text) => text.Replace("%", "%AZP25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace("]", "%5D", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal);
}
