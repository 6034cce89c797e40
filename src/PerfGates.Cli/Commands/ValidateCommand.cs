using System.CommandLine;
using PerfGates.Cli.Doors;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates validate</c>: every problem of a budget file; measures nothing.</summary>
internal static class ValidateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var common = new CommonOptions();
        var command = new Command("validate", "Report every problem of a budget file; measure nothing.");
        common.AddTo(command);
        command.SetAction(arguments =>
        {
            var job = PersonDoor.Job(common.BudgetFile(arguments, surroundings), common.Selection(arguments), strict: false, results: null, TimeSpan.Zero);
            if (File.Exists(job.BudgetFile)) SchemaFile.WriteTo(job.ResultsFolder);
            var planned = new CheckRun(job, surroundings, _ => { }).Plan();
            var code = PlanText.Print(planned, surroundings);
            if (code == ExitCode.Pass)
                surroundings.Output.WriteLine($"{job.BudgetFile}: {Count(planned.Plan.Gates.Count, "gate")}, {Count(planned.Plan.Gates.Sum(g => g.Budgets.Count), "budget")}, no problems");
            return (int)code;
        });
        return command;
    }

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";
}
