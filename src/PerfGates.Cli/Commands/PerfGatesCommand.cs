using System.CommandLine;
using PerfGates.Cli.Help;

namespace PerfGates.Cli.Commands;

/// <summary>The whole command line: every command in one list.</summary>
internal static class PerfGatesCommand
{
    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings)
    {
        var root = new RootCommand("Performance budgets in .perfbudget.yml, measured and judged.")
        {
            InitCommand.Create(surroundings),
            RunCommand.Create(surroundings),
            ValidateCommand.Create(surroundings),
            ListCommand.Create(surroundings),
            ExplainCommand.Create(surroundings),
            SchemaCommand.Create(surroundings),
            BaselineCommand.Create(surroundings),
            CompareCommand.Create(surroundings),
            ReportCommand.Create(surroundings),
            ImportCommand.Create(surroundings),
            RecordCommand.Create(surroundings),
            ReplayCommand.Create(surroundings),
            MutateCommand.Create(surroundings),
            VerifyCommand.Create(surroundings),
            DoctorCommand.Create(surroundings),
            CompletionCommand.Create(surroundings),
            ReapCommand.Create(surroundings),
            GenerateCommand.Create(surroundings),
            BurnCommand.Create(surroundings),
            WorkCommand.Create(surroundings),
            WatchGpuCommand.Create(surroundings),
            ReserveVramCommand.Create(surroundings),
        };
        ShowHelp.In(root, surroundings);
        ClosedSets.In(root);
        // A shell asks what a line that is still being typed, and may well be wrong, could become. Only then: help would show all proposals.
        var isAsked = arguments is [var directive, ..] && directive.StartsWith("[suggest:", StringComparison.Ordinal);
        if (isAsked) Completions.In(root, surroundings);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && !isAsked) return Usage.Print(parsed, surroundings);
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // signals are ours: see Cancellation
        });
    }
}
