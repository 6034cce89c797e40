using System.CommandLine;
using PerfGates.Baselines;
using PerfGates.Cli.Doors;
using PerfGates.Diagnostics;
using PerfGates.Running;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates baseline show</c>: what was accepted, where, and whether this machine is one of those.</summary>
internal static class BaselineShowCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<string?> file = new("--file", "-f") { Description = "The budget file beside which the baseline lies; .perfbudget.yml of the current folder by default." };
        Option<string[]> gates = new("--gate") { Description = "Only the gate of this name; may be repeated." };
        var command = new Command("show", "Show the accepted values, of which machines they are, and whether this is one of them.") { file, gates };
        command.SetAction(arguments =>
        {
            var budgetFile = PersonDoor.BudgetFile(arguments.GetValue(file), surroundings.CurrentFolder);
            List<Diagnostic> problems = [];
            var baseline = StoredBaseline.Read(budgetFile, problems);
            foreach (var problem in problems) surroundings.Output.WriteLine(problem);
            if (problems.Count > 0) return (int)ExitCode.BudgetFileInvalid;
            surroundings.Output.Write(ShownBaseline.Render(baseline, new MachineFacts(surroundings.Environment).Fingerprint, arguments.GetValue(gates) ?? []));
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
