using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Reports;
using PerfGates.Reports.Json;
using PerfGates.Reports.Webhook;

namespace PerfGates.Cli.Doors;

/// <summary>One check, whichever door it came through.</summary>
/// <param name="Nonce">Of the request, or made up; also the cookie by which everything that was started is found.</param>
/// <param name="ResultsFolder">Where perfgates.json and the cache lie: obj/perfgates.</param>
/// <param name="RunFolder">Below it; logs and the verdict of this run.</param>
internal sealed record CheckJob(
    string Nonce,
    string BudgetFile,
    Selection Selection,
    bool Strict,
    string ResultsFolder,
    string RunFolder,
    TimeSpan LockTimeout,
    BuildFacts Build)
{
    /// <summary>A git ref that <c>baseline</c> means instead of what the file says; null: the file speaks.</summary>
    public string? Compare { get; init; }

    public const int UsualQuietSeconds = 30;

    /// <summary>What is written into the folder of results; the first is always the one for programs.</summary>
    public IReadOnlyList<IReportFormat> Reports { get; init; } = [ReportFormats.All[0]];

    /// <summary>Who reads more of the run than its exit code; null: nobody.</summary>
    public ICiSystem? Ci { get; init; }

    /// <summary>One of <see cref="WebhookText.Words"/>.</summary>
    public string Webhook { get; init; } = WebhookText.None;

    /// <summary>Send the figures to a collector.</summary>
    public bool Otlp { get; init; }
    /// <summary>What breached is run once more under a trace; where values are accepted, all that is.</summary>
    public bool Why { get; init; }

    /// <summary>How much the run may take, as it was asked for.</summary>
    public string Profile { get; init; } = RunProfile.Standard.Word();

    /// <summary>How long each gate may wait for a quiet machine.</summary>
    public TimeSpan QuietTimeout { get; init; }

    /// <summary>Process id of the build that asked, which must not be outlived; null when a person did.</summary>
    public int? Parent { get; init; }

    /// <summary>Whose mere existence means "stop"; null when a person asked.</summary>
    public string? CancelFile { get; init; }

    public string ReportPath => Path.Combine(ResultsFolder, JsonReport.File);

    public string VerdictPath => Path.Combine(RunFolder, "verdict.json");
}
