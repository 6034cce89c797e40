using System.CommandLine;
using PerfGates.Cli;
using PerfGates.Cli.Commands;

var surroundings = Surroundings.OfThisProcess();
var root = new RootCommand("Performance budgets in .perfbudget.yml, measured and judged.")
{
    RunCommand.Create(surroundings),
    ValidateCommand.Create(surroundings),
    ListCommand.Create(surroundings),
    ExplainCommand.Create(surroundings),
    VerifyCommand.Create(surroundings),
    ReapCommand.Create(),
};
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? Usage.Print(parsed, surroundings) : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
