using System.Text;
using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Reports.Webhook;

namespace PerfGates.Cli.Doors;

/// <summary>Hands a report on: files, a CI system, a webhook, a collector of metrics. Only files must be written; what else fails is a warning.</summary>
internal sealed class ReportDelivery(CheckJob job, Surroundings surroundings, Func<string, string> mask)
{
    /// <param name="report">Masked.</param>
    /// <exception cref="IOException">A file of the report could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<Delivered> DeliverAsync(ReportDocument report, CancellationToken cancellation)
    {
        var files = ReportFiles.WriteAll(job.ResultsFolder, job.Reports, report, mask);
        List<Diagnostic> warnings = [];
        if (job.Ci is { SummaryVariable: { } variable } ci && surroundings.Environment.GetValueOrDefault(variable) is { Length: > 0 } path && ci.Summary(report) is { } summary && Append(path, mask(summary)) is { } failed) warnings.Add(failed);
        if (job.Webhook != WebhookText.None && WebhookText.IsDue(report) && await Webhook().PostAsync(WebhookText.Render(report, job.Webhook), cancellation) is { } undelivered) warnings.Add(undelivered);
        if (job.Otlp && await Task.Run(() => new OtlpExport(surroundings.Environment, SourceSpan.StartOf(job.BudgetFile)).Send(report), cancellation) is { } unsent) warnings.Add(unsent);
        return new(files, [.. (job.Ci?.Lines(report, files) ?? []).Select(mask)], [.. warnings.Select(w => w with { Text = mask(w.Text) })]);
    }

    private Webhook Webhook() => new(surroundings.Environment.GetValueOrDefault(Doors.Webhook.Variable, ""), SourceSpan.StartOf(job.BudgetFile), surroundings.Clock);

    private Diagnostic? Append(string path, string summary)
    {
        try
        {
            File.AppendAllText(path, summary, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return null;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Rules.SummaryNotAppended.At(SourceSpan.StartOf(job.BudgetFile), path, unwritable.Message);
        }
    }
}

/// <param name="Files">Full paths.</param>
/// <param name="Lines">For standard output, each at the beginning of a line; masked.</param>
/// <param name="Warnings">What did not arrive.</param>
internal sealed record Delivered(IReadOnlyList<string> Files, IReadOnlyList<string> Lines, IReadOnlyList<Diagnostic> Warnings)
{
    public static Delivered Nothing { get; } = new([], [], []);
}
