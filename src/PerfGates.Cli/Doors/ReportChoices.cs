using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Reports.Webhook;

namespace PerfGates.Cli.Doors;

/// <summary>Where a report goes, in the words of whoever asked: options of the command line, properties of a build.</summary>
internal sealed record ReportChoices(string Reports, string Ci, string Webhook, bool Otlp)
{
    /// <summary>Words that mean nothing; each setting under the name that it has in a build.</summary>
    public IEnumerable<Diagnostic> Problems(SourceSpan at) =>
        [.. ReportChoice.Problems(Reports, "PerfGatesReports", at), .. CiSystems.Problems(Ci, "PerfGatesCi", at), .. WebhookText.Problems(Webhook, "PerfGatesWebhook", at)];

    public CheckJob AppliedTo(CheckJob job, IReadOnlyDictionary<string, string> environment)
    {
        var ci = CiSystems.Find(Ci, environment);
        return job with
        {
            Reports = [.. job.Reports.Concat(ReportChoice.Of(Reports)).Concat((ci?.Formats ?? []).Select(ReportFormats.Find).OfType<IReportFormat>()).Distinct()],
            Ci = ci,
            Webhook = Webhook,
            Otlp = Otlp,
        };
    }
}
