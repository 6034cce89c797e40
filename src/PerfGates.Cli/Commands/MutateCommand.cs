using System.CommandLine;
using PerfGates.Cli.Doors;
using PerfGates.Cli.Showing;
using PerfGates.Diagnostics;
using PerfGates.Verdicts;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates mutate</c>: would each budget go red if it had to?</summary>
internal static class MutateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var (common, measuring) = (new CommonOptions(), new MeasuringOptions());
        var command = new Command("mutate", "Measure, then judge worsened copies of what was measured: each budget must go red.");
        measuring.AddTo(command);
        common.AddSelectionTo(command);
        command.SetAction(async (arguments, _) => (int)await RunAsync(
            measuring.Applied(PersonDoor.Job(common.BudgetFile(arguments, surroundings), common.Selection(arguments), strict: false, results: null, TimeSpan.FromMinutes(10)), arguments), surroundings));
        return command;
    }

    private static async Task<ExitCode> RunAsync(CheckJob job, Surroundings surroundings)
    {
        using var cancellation = new Cancellation(job, surroundings.Clock);
        using var progress = new Progress(surroundings.Clock, surroundings.Error.WriteLine, surroundings.Lively ? Terminal.LiveLine(surroundings.Error, surroundings.TerminalWidth) : null);
        var run = new CheckRun(job, surroundings, progress.Tell);
        var planned = run.Plan();
        if (PlanText.Print(planned, surroundings) is var refused and not ExitCode.Pass) return refused;
        try
        {
            var (mutants, problems) = await run.MutateAsync(planned, cancellation.Token);
            progress.Dispose(); // wipes the live line
            foreach (var problem in problems) surroundings.Output.WriteLine(problem);
            surroundings.Output.Write(run.Mask(MutantText.Render(mutants)));
            return problems.Any(p => p.Severity == Severity.Error) || mutants.Any(m => m is { IsTried: false, Judged.Verdict: not Verdict.Skipped }) || mutants.Count == 0 ? ExitCode.Unmeasured : mutants.All(m => m.Caught) ? ExitCode.Pass : ExitCode.Breach;
        }
        catch (OperationCanceledException) when (cancellation.Token.IsCancellationRequested)
        {
            progress.Dispose();
            await surroundings.Error.WriteLineAsync(Rules.Cancelled.At(SourceSpan.StartOf(job.BudgetFile)).ToString());
            return ExitCode.Cancelled;
        }
    }
}
