using PerfGates.Cli;
using PerfGates.Cli.Commands;
using PerfGates.Diagnostics;

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
