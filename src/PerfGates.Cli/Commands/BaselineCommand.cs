using System.CommandLine;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates baseline</c>: the values that <c>baseline</c> means in a budget, beside the budget file.</summary>
internal static class BaselineCommand
{
    public static Command Create(Surroundings surroundings) => new("baseline", "Accept what 'baseline' means in budgets, and show what was accepted.")
    {
        BaselineAcceptCommand.Create(surroundings),
        BaselineShowCommand.Create(surroundings),
    };
}
