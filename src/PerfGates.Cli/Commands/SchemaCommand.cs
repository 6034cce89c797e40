using System.CommandLine;
using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Schema;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates schema</c>: the JSON Schema of the budget file, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<string?> output = new("--output") { Description = "Write it to this file." };
        var command = new Command("schema", "Print the JSON Schema of the budget file, for editors.") { output };
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(output) is not { } path)
            {
                surroundings.Output.Write(FormatSchema.Text);
                return (int)ExitCode.Pass;
            }
            var file = Path.GetFullPath(path, surroundings.CurrentFolder);
            try
            {
                ReportFiles.Write(file, FormatSchema.Text);
                return (int)ExitCode.Pass;
            }
            catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
            {
                surroundings.Error.WriteLine(Rules.ResultsNotWritten.At(SourceSpan.StartOf(file), file, unwritable.Message));
                return (int)ExitCode.InternalError;
            }
        });
        return command;
    }
}
