using PerfGates.Diagnostics;
using PerfGates.Planning;

namespace PerfGates.Cli.Commands;

/// <summary>Prints what is wrong with a budget file, and ends accordingly.</summary>
internal static class PlanText
{
    public static ExitCode Print(PlanResult planned, Surroundings surroundings)
    {
        foreach (var problem in planned.Problems) surroundings.Output.WriteLine(problem);
        if (planned.CanRun) return ExitCode.Pass;
        var errors = planned.Problems.Where(p => p.Severity == Severity.Error).ToList();
        return errors.All(e => e.Rule == Rules.NothingSelected) ? ExitCode.NothingSelected : ExitCode.BudgetFileInvalid;
    }
}
