using System.Text.Json;
using PerfGates.Cli.Showing;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Planning;
using PerfGates.Reports;
using PerfGates.Reports.Table;
using PerfGates.Reports.VerdictFile;
using PerfGates.Running;

namespace PerfGates.Cli.Doors;

/// <summary>
/// <c>run --request</c>: what the MSBuild task starts. Speaks to it through lines <c>##pg progress text</c> and, at the
/// end, through the verdict file, which is written for every end except death and cancellation.
/// </summary>
internal sealed class RequestDoor(string requestPath, Surroundings surroundings)
{
    public async Task<ExitCode> RunAsync()
    {
        CheckJob job;
        try
        {
            if (RequestFile.VersionOf(requestPath) is var version && version != Surroundings.Version)
                return Refuse(Rules.VersionMix.At(SourceSpan.StartOf(requestPath), version ?? "unknown", Surroundings.Version));
            (job, var choices) = RequestFile.Read(requestPath);
            if (choices.Problems(SourceSpan.StartOf(job.BudgetFile)).ToList() is { Count: > 0 } problems) return Refuse([.. problems]);
            job = choices.AppliedTo(job, surroundings.Environment);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refuse(Rules.RequestUnreadable.At(SourceSpan.StartOf(requestPath), requestPath, unreadable.Message));
        }
        return await RunAsync(job);
    }

    private async Task<ExitCode> RunAsync(CheckJob job)
    {
        using var cancellation = new Cancellation(job, surroundings.Clock);
        using var progress = new Progress(surroundings.Clock, Say, live: null);
        var run = new CheckRun(job, surroundings, progress.Tell);
        try
        {
            var report = await run.RunAsync(run.Plan(), cancellation.Token);
            if (report.Gates.Count > 0)
                foreach (var line in run.Mask(TableReport.Render(report, Terminal.Plain)).TrimEnd().Split('\n')) Say(line);
            Say($"reports: {string.Join(", ", run.Delivered.Files.Select(Path.GetFileName))} in {job.ResultsFolder}");
            return ExitCodes.Of(report, failOnWarning: false);
        }
        catch (OperationCanceledException) when (cancellation.Token.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return Refuse(Rules.ResultsNotWritten.At(SourceSpan.StartOf(job.BudgetFile), job.ResultsFolder, unwritable.Message));
        }
        catch (Exception defect)
        {
            surroundings.Error.WriteLine(run.Mask(defect.ToString()));
            return Refuse(Rules.InternalError.At(SourceSpan.StartOf(job.BudgetFile), run.Mask(defect.Message), Path.Combine(job.RunFolder, "engine.log")));
        }
    }

    // The folder of a run carries its nonce in its name, so a refusal reaches the task even when the request cannot be read.
    private ExitCode Refuse(params IReadOnlyList<Diagnostic> problems)
    {
        foreach (var problem in problems) surroundings.Error.WriteLine(problem);
        var folder = Path.GetDirectoryName(Path.GetFullPath(requestPath))!;
        var nonce = Path.GetFileName(folder).Split("run-", 2)[^1];
        var report = new Report(Surroundings.Version, problems[0].Span.File, surroundings.Clock.GetUtcNow(), TimeSpan.Zero, new MachineFacts(surroundings.Environment).Summary, [], problems, Completed: true);
        ReportFiles.Write(Path.Combine(folder, "verdict.json"), VerdictFile.Render(report, nonce, "", [], partial: false, Surroundings.HelpPage));
        return ExitCode.InternalError;
    }

    private void Say(string line)
    {
        surroundings.Output.WriteLine($"##pg progress {line}");
        surroundings.Output.Flush();
    }
}
