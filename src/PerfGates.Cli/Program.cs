using PerfGates.Cli;
using PerfGates.Cli.Commands;
using PerfGates.Diagnostics;
using PerfGates.Processes.Launching;

// Before anything else is loaded: what this process has of memory hides that of what it starts.
if (args is ["launch", var control, var told]) return Launcher.Run(control, told);

var surroundings = Surroundings.OfThisProcess();
try
{
    return await PerfGatesCommand.RunAsync(args, surroundings);
}
catch (Exception defect)
{
    // The last resort: whatever comes here is a defect of ours, and must not look like a verdict.
    surroundings.Error.WriteLine(defect);
    surroundings.Error.WriteLine(Rules.InternalError.At(SourceSpan.StartOf(surroundings.CurrentFolder), defect.Message, "standard error"));
    return (int)ExitCode.InternalError;
}
