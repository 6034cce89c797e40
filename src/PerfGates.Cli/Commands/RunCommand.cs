using System.CommandLine;
using PerfGates.Cli.Doors;
using PerfGates.Cli.Showing;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Reports.Json;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates run</c>: measure and judge.</summary>
internal static class RunCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<string?> request = new("--request") { Description = "The build's door: a request file of the MSBuild task.", Hidden = true };
        Option<bool> failOnWarning = new("--fail-on-warning") { Description = "End with exit code 3 when there are only warnings." };
        Option<string?> output = new("--output") { Description = "Folder for perfgates.json and logs; obj/perfgates beside the budget file by default." };
        Option<OutputFormat> format = new("--format") { Description = "What standard output carries.", HelpName = "text|json", DefaultValueFactory = _ => OutputFormat.Text };
        Option<When> color = new("--color") { Description = "Colours.", HelpName = "auto|always|never", DefaultValueFactory = _ => When.Auto };
        Option<When> progress = new("--progress") { Description = "A live line of progress on standard error.", HelpName = "auto|always|never", DefaultValueFactory = _ => When.Auto };
        Option<bool> dryRun = new("--dry-run") { Description = "Check the budget file and say what would run; measure nothing." };
        Option<bool> why = new("--why") { Description = "Run what breached once more under a trace, and tell which .NET methods took the time." };
        Option<RunProfile> profile = new("--profile") { Description = "How much the run may take: quick for an answer while working, full for one that nobody waits for.", HelpName = "quick|standard|full", DefaultValueFactory = _ => RunProfile.Standard };
        var reports = new ReportOptions();
        var measuring = new MeasuringOptions();
        var common = new CommonOptions();
        var command = new Command("run", "Measure the gates of a budget file and judge them.") { request, failOnWarning, output, format, color, progress, dryRun, profile, why };
        reports.AddTo(command);
        measuring.AddTo(command);
        common.AddTo(command);
        command.SetAction(async (arguments, _) => (int)await (arguments.GetValue(request) is { } path
            ? new RequestDoor(path, surroundings).RunAsync()
            : RunAsync(
                reports.Applied(measuring.Applied(PersonDoor.Job(common.BudgetFile(arguments, surroundings), common.Selection(arguments), arguments.GetValue(common.Strict), Full(arguments.GetValue(output), surroundings), TimeSpan.FromMinutes(10)), arguments), arguments, surroundings) with { Profile = arguments.GetValue(profile).Word(), Why = arguments.GetValue(why) },
                new(arguments.GetValue(format), arguments.GetValue(color), arguments.GetValue(progress), arguments.GetValue(failOnWarning), arguments.GetValue(dryRun)),
                surroundings)));
        return command;
    }

    private static string? Full(string? path, Surroundings surroundings) => path is null ? null : Path.GetFullPath(path, surroundings.CurrentFolder);

    private sealed record Choices(OutputFormat Format, When Color, When Progress, bool FailOnWarning, bool DryRun);

    private static async Task<ExitCode> RunAsync(CheckJob job, Choices choices, Surroundings surroundings)
    {
        var live = choices.Progress switch { When.Always => true, When.Never => false, _ => surroundings.Lively };
        using var cancellation = new Cancellation(job, surroundings.Clock);
        using var progress = new Progress(surroundings.Clock, surroundings.Error.WriteLine, live ? Terminal.LiveLine(surroundings.Error, surroundings.TerminalWidth) : null);
        var run = new CheckRun(job, surroundings, progress.Tell);
        var planned = run.Plan();
        if (choices.DryRun)
        {
            surroundings.Output.Write(run.Mask(ListText.Render(planned)));
            return PlanText.Print(planned, surroundings);
        }
        if (job.Profile != RunProfile.Standard.Word()) await surroundings.Error.WriteLineAsync($"profile {job.Profile}: {RunProfiles.Parse(job.Profile)!.Value.Help()}");
        try
        {
            var report = await run.RunAsync(planned, cancellation.Token);
            progress.Dispose();
            if (choices.Format == OutputFormat.Json) await surroundings.Output.WriteAsync(run.Mask(JsonReport.Text(run.Document(report))));
            else ReportText.Print(report, run.Mask, ReportText.Colours(choices.Color, surroundings), surroundings);
            DeliveredText.Print(run.Delivered, choices.Format, surroundings);
            return ExitCodes.Of(report, choices.FailOnWarning);
        }
        catch (OperationCanceledException) when (cancellation.Token.IsCancellationRequested)
        {
            progress.Dispose(); // wipes the live line
            await surroundings.Error.WriteLineAsync(Rules.Cancelled.At(SourceSpan.StartOf(job.BudgetFile)).ToString());
            return ExitCode.Cancelled;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            await surroundings.Error.WriteLineAsync(Rules.ResultsNotWritten.At(SourceSpan.StartOf(job.BudgetFile), job.ResultsFolder, unwritable.Message).ToString());
            return ExitCode.InternalError;
        }
    }
}

internal enum OutputFormat
{
    Text,
    Json,
}

internal enum When
{
    Auto,
    Always,
    Never,
}
