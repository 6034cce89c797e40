using System.CommandLine;
using PerfGates.Cli.Doors;
using PerfGates.Cli.Showing;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Proposals;
using PerfGates.Reports;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates init</c>: a first budget file, made of what is found and measured.</summary>
internal static class InitCommand
{
    // A first figure is worth no longer wait; it gets room for noise anyway.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    public static Command Create(Surroundings surroundings)
    {
        Option<string?> file = new("--file", "-f") { Description = "The budget file to write; .perfbudget.yml of the current folder by default." };
        Option<bool> noMeasure = new("--no-measure") { Description = "Measure nothing; write usual limits, to be corrected." };
        Option<bool> dryRun = new("--dry-run") { Description = "Print the budget file instead of writing it." };
        Option<bool> force = new("--force") { Description = "Replace a budget file that is there." };
        var command = new Command("init", "Write a first budget file, from what is found here and measured.") { file, noMeasure, dryRun, force };
        command.SetAction(async (arguments, _) =>
        {
            var path = PersonDoor.BudgetFile(arguments.GetValue(file), surroundings.CurrentFolder);
            var choices = new Choices(arguments.GetValue(noMeasure), arguments.GetValue(dryRun));
            if (File.Exists(path) && !choices.DryRun && !arguments.GetValue(force)) return (int)Said(Rules.AlreadyThere.At(SourceSpan.StartOf(path), path), ExitCode.Usage);
            if (Directory.Exists(path)) return (int)Said(Rules.ResultsNotWritten.At(SourceSpan.StartOf(path), path, "it is a folder"), ExitCode.InternalError);
            if (!Directory.Exists(Path.GetDirectoryName(path))) return (int)Said(Rules.ResultsNotWritten.At(SourceSpan.StartOf(path), path, "its folder does not exist"), ExitCode.InternalError);
            var job = PersonDoor.Job(path, Selection.Everything, strict: false, results: null, TimeSpan.FromMinutes(10)) with { QuietTimeout = Quiet };
            return (int)await RunAsync(job, choices, surroundings);
        });
        return command;

        ExitCode Said(Diagnostic problem, ExitCode code)
        {
            surroundings.Error.WriteLine(problem);
            return code;
        }
    }

    private sealed record Choices(bool NoMeasure, bool DryRun);

    private static async Task<ExitCode> RunAsync(CheckJob job, Choices choices, Surroundings surroundings)
    {
        using var cancellation = new Cancellation(job, surroundings.Clock);
        using var progress = new Progress(surroundings.Clock, surroundings.Error.WriteLine, surroundings.Lively ? Terminal.LiveLine(surroundings.Error, surroundings.TerminalWidth) : null);
        try
        {
            var first = await new FirstBudgetFile(job, surroundings, progress.Tell).MakeAsync(choices.NoMeasure, cancellation.Token);
            progress.Dispose(); // wipes the live line
            foreach (var problem in first.Problems) await surroundings.Error.WriteLineAsync(problem.ToString());
            if (choices.DryRun) await surroundings.Output.WriteAsync(first.Text);
            else
            {
                ReportFiles.Write(job.BudgetFile, first.Text);
                SchemaFile.WriteTo(job.ResultsFolder);
                surroundings.Output.Write(InitText.Render(first, Path.GetRelativePath(surroundings.CurrentFolder, job.BudgetFile)));
            }
            return first.IsWhole ? ExitCode.Pass : ExitCode.Unmeasured;
        }
        catch (OperationCanceledException) when (cancellation.Token.IsCancellationRequested)
        {
            progress.Dispose();
            await surroundings.Error.WriteLineAsync(Rules.Cancelled.At(SourceSpan.StartOf(job.BudgetFile)).ToString());
            return ExitCode.Cancelled;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            await surroundings.Error.WriteLineAsync(Rules.ResultsNotWritten.At(SourceSpan.StartOf(job.BudgetFile), job.BudgetFile, unwritable.Message).ToString());
            return ExitCode.InternalError;
        }
    }
}
