using System.CommandLine;
using System.Globalization;
using PerfGates.Cli.Doors;
using PerfGates.Cli.Showing;
using PerfGates.Diagnostics;
using PerfGates.Recordings;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates record</c>: measure, and keep all of it in a file, to be judged again elsewhere.</summary>
internal static class RecordCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<string> to = new("--to") { Description = "The file to write; compressed if its name ends in .gz.", HelpName = "file", Required = true };
        var (common, measuring) = (new CommonOptions(), new MeasuringOptions());
        var command = new Command("record", "Measure as run does, and keep everything that was measured in a file; 'perfgates replay' judges it.") { to };
        measuring.AddTo(command);
        common.AddSelectionTo(command);
        command.SetAction(async (arguments, _) => (int)await RunAsync(
            measuring.Applied(PersonDoor.Job(common.BudgetFile(arguments, surroundings), common.Selection(arguments), strict: false, results: null, TimeSpan.FromMinutes(10)), arguments),
            Path.GetFullPath(arguments.GetValue(to)!, surroundings.CurrentFolder), surroundings));
        return command;
    }

    private static async Task<ExitCode> RunAsync(CheckJob job, string path, Surroundings surroundings)
    {
        using var cancellation = new Cancellation(job, surroundings.Clock);
        using var progress = new Progress(surroundings.Clock, surroundings.Error.WriteLine, surroundings.Lively ? Terminal.LiveLine(surroundings.Error, surroundings.TerminalWidth) : null);
        var run = new CheckRun(job, surroundings, progress.Tell);
        var planned = run.Plan();
        if (PlanText.Print(planned, surroundings) is var refused and not ExitCode.Pass) return refused;
        try
        {
            var (recording, problems) = await run.RecordAsync(planned, path, cancellation.Token);
            progress.Dispose(); // wipes the live line
            foreach (var problem in problems) surroundings.Output.WriteLine(problem);
            surroundings.Output.WriteLine(Summary(recording, Path.GetRelativePath(surroundings.CurrentFolder, path)));
            return problems.Any(p => p.Severity == Severity.Error) ? ExitCode.Unmeasured : ExitCode.Pass;
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

    private static string Summary(Recording recording, string path)
    {
        var (gates, runs) = (recording.Gates.Count, recording.Gates.Sum(g => g.Rounds.Count));
        return string.Create(CultureInfo.InvariantCulture, $"recorded: {path}, {gates} {(gates == 1 ? "gate" : "gates")}, {runs} {(runs == 1 ? "run" : "runs")}");
    }
}
