using System.CommandLine;
using PerfGates.Baselines;
using PerfGates.Cli.Doors;
using PerfGates.Cli.Showing;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Profiles;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates baseline accept</c>: measure afresh, and write the baseline file. Nothing else writes it.</summary>
internal static class BaselineAcceptCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<string> reason = new("--reason") { Description = "Why these values are right; it stands in the file.", Required = true };
        Option<int> runs = new("--runs") { Description = $"How many runs of what differs from run to run, {BaselineAcceptance.FewestRuns} to {BaselineAcceptance.MostRuns}.", DefaultValueFactory = _ => BaselineAcceptance.UsualRuns };
        Option<bool> why = new("--why") { Description = "Also remember which .NET methods take the time, for 'perfgates run --why' to compare with." };
        reason.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>())) result.AddError("--reason is empty; say why these values are right");
        });
        runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < BaselineAcceptance.FewestRuns or > BaselineAcceptance.MostRuns) result.AddError($"--runs is from {BaselineAcceptance.FewestRuns} to {BaselineAcceptance.MostRuns}");
        });
        var (common, measuring) = (new CommonOptions(), new MeasuringOptions());
        var command = new Command("accept", "Measure the gates that have budgets on 'baseline', and store their values as the baseline.") { reason, runs, why };
        measuring.AddQuietTimeoutTo(command);
        common.AddSelectionTo(command);
        command.SetAction(async (arguments, _) => (int)await RunAsync(
            measuring.Applied(PersonDoor.Job(common.BudgetFile(arguments, surroundings), common.Selection(arguments), strict: false, results: null, TimeSpan.FromMinutes(10)), arguments) with { Why = arguments.GetValue(why) },
            arguments.GetValue(reason)!.Trim(), arguments.GetValue(runs), surroundings));
        return command;
    }

    private static async Task<ExitCode> RunAsync(CheckJob job, string reason, int runs, Surroundings surroundings)
    {
        using var cancellation = new Cancellation(job, surroundings.Clock);
        using var progress = new Progress(surroundings.Clock, surroundings.Error.WriteLine, surroundings.Lively ? Terminal.LiveLine(surroundings.Error, surroundings.TerminalWidth) : null);
        var run = new CheckRun(job, surroundings, progress.Tell);
        var planned = BaselineAcceptance.Plan(run.Plan(), job.Selection, runs);
        if (PlanText.Print(planned, surroundings) is var refused and not ExitCode.Pass) return refused;
        var path = BaselineFile.PathOf(job.BudgetFile);
        try
        {
            var values = await run.AcceptAsync(planned, reason, cancellation.Token);
            progress.Dispose(); // wipes the live line
            foreach (var problem in values.Problems) surroundings.Output.WriteLine(problem);
            if (values.New is null) return ExitCode.Unmeasured;
            surroundings.Output.Write(run.Mask(AcceptedText.Render(values.Rows)));
            surroundings.Output.WriteLine($"accepted: {Path.GetRelativePath(surroundings.CurrentFolder, path)}");
            if (job.Why) surroundings.Output.WriteLine($"accepted: {Path.GetRelativePath(surroundings.CurrentFolder, AcceptedProfiles.PathOf(job.BudgetFile))}");
            return ExitCode.Pass;
        }
        catch (OperationCanceledException) when (cancellation.Token.IsCancellationRequested)
        {
            progress.Dispose();
            await surroundings.Error.WriteLineAsync(Rules.Cancelled.At(SourceSpan.StartOf(job.BudgetFile)).ToString());
            return ExitCode.Cancelled;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            await surroundings.Error.WriteLineAsync(Rules.ResultsNotWritten.At(SourceSpan.StartOf(job.BudgetFile), path, unwritable.Message).ToString());
            return ExitCode.InternalError;
        }
    }
}
