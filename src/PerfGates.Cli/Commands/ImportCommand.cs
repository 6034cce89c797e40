using System.CommandLine;
using PerfGates.Diagnostics;
using PerfGates.Import;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates import</c>: a gate of what another tool has; it goes to standard output, and what is not in it to standard error.</summary>
internal static class ImportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string> file = new("file") { Description = "A .http file, a recording (.har), a test of Artillery (.yml), options of k6 (.json), or budgets of size-limit, bundlesize, Angular or Lighthouse." };
        Option<string?> host = new("--host") { Description = "Take the requests of this host; by default the first one's." };
        Option<string?> name = new("--name") { Description = "The name of the gate; by default the file's." };
        var command = new Command("import", "Print gates made of a file of another tool: requests, load tests, budgets on files.") { file, host, name };
        command.SetAction(arguments =>
        {
            var path = Path.GetFullPath(arguments.GetValue(file)!, surroundings.CurrentFolder);
            if (Text(path, surroundings) is not { } text) return (int)ExitCode.BudgetFileInvalid;
            var imported = Importer.Read(new(text, path, arguments.GetValue(host), arguments.GetValue(name)));
            foreach (var problem in imported.Problems) surroundings.Error.WriteLine(problem);
            surroundings.Output.Write(imported.BudgetFile);
            return (int)(imported.BudgetFile is null ? ExitCode.BudgetFileInvalid : ExitCode.Pass);
        });
        return command;
    }

    private static string? Text(string path, Surroundings surroundings)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            surroundings.Error.WriteLine(Rules.ImportMissing.At(SourceSpan.StartOf(path), path, e.Message));
            return null;
        }
    }
}
