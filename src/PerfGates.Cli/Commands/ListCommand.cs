using System.CommandLine;
using PerfGates.Cli.Doors;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates list</c>: gates and budgets; measures nothing.</summary>
internal static class ListCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var common = new CommonOptions();
        var command = new Command("list", "List gates, their budgets and what running them may take.");
        common.AddTo(command);
        command.SetAction(arguments =>
        {
            var job = PersonDoor.Job(common.BudgetFile(arguments, surroundings), common.Selection(arguments), strict: false, results: null, TimeSpan.Zero);
            var run = new CheckRun(job, surroundings, _ => { });
            var planned = run.Plan();
            surroundings.Output.Write(run.Mask(ListText.Render(planned)));
            return (int)PlanText.Print(planned, surroundings);
        });
        return command;
    }
}
