using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Reports;
using PerfGates.Reports.Json;
using PerfGates.Reports.VerdictFile;
using PerfGates.Running;

namespace PerfGates.Cli.Doors;

/// <summary>Carries out a job: plan, run, and write the results. Both doors end here.</summary>
internal sealed class CheckRun(CheckJob job, Surroundings surroundings, Action<RunEvent> tell)
{
    /// <summary>The plan, or a plan of nothing with the reason.</summary>
    public PlanResult Plan()
    {
        if (!File.Exists(job.BudgetFile)) return Refused(Rules.BudgetFileMissing.At(SourceSpan.StartOf(job.BudgetFile), job.BudgetFile));
        var planned = BudgetCheck.Plan(Request(), ProbeCatalog.All);
        return planned with { Problems = Masked(planned.Problems, new Secrets(planned.Plan.Secrets)) };
    }

    /// <exception cref="OperationCanceledException">Cancelled; everything that was started is gone and nothing was written.</exception>
    public async Task<Report> RunAsync(PlanResult planned, CancellationToken cancellation)
    {
        var secrets = new Secrets(planned.Plan.Secrets);
        RunFolders.DeleteOld(job.ResultsFolder, job.RunFolder, surroundings.Clock.GetUtcNow());
        Directory.CreateDirectory(job.RunFolder);
        var environment = new RunEnvironment(
            job.RunFolder,
            Path.Combine(job.ResultsFolder, "cache"),
            surroundings.LockFile,
            job.LockTimeout,
            job.Build,
            new ChildProcesses(job.Nonce, surroundings.Environment) { Mask = secrets.Mask },
            new MachineFacts(surroundings.Environment),
            surroundings.Clock,
            happened => tell(happened is RunEvent.Note note ? note with { Text = secrets.Mask(note.Text) } : happened));
        var report = Masked(await BudgetCheck.RunAsync(Request(), planned, environment, cancellation), secrets);
        Write(report);
        return report;
    }

    private void Write(Report report)
    {
        ReportFiles.Write(job.ReportPath, JsonReport.Render(report));
        var verdict = VerdictFile.Render(report, job.Nonce, job.ReportPath, job.Build.Outputs, Surroundings.HelpPage);
        ReportFiles.Write(job.VerdictPath, verdict);
        // A person's run has no task that would put the judged verdict where `verify` looks.
        if (!job.Build.FromBuild) ReportFiles.Write(Path.Combine(job.ResultsFolder, "verdict.json"), verdict);
    }

    private CheckRequest Request() =>
        new(File.Exists(job.BudgetFile) ? File.ReadAllText(job.BudgetFile) : "", job.BudgetFile, surroundings.Environment, Surroundings.Version, job.Selection, job.Strict);

    private PlanResult Refused(Diagnostic problem) => new(new Plan(job.BudgetFile, [], []), [problem]);

    private static Report Masked(Report report, Secrets secrets) => report with
    {
        Diagnostics = Masked(report.Diagnostics, secrets),
        Gates = [.. report.Gates.Select(g => g with
        {
            Budgets = [.. g.Budgets.Select(b => b with
            {
                Subjects = [.. b.Subjects.Select(s => s with { Name = secrets.Mask(s.Name), Cause = s.Cause is { } cause ? secrets.Mask(cause) : null })],
            })],
        })],
    };

    private static IReadOnlyList<Diagnostic> Masked(IReadOnlyList<Diagnostic> diagnostics, Secrets secrets) =>
        [.. diagnostics.Select(d => d with { Text = secrets.Mask(d.Text) })];
}
