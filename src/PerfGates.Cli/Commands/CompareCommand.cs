using System.CommandLine;
using PerfGates.Reports.Comparison;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates compare</c>: two reports side by side. It knows no budgets, so it judges none.</summary>
internal static class CompareCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string> before = new("before") { Description = "A perfgates.json that a run has written." };
        Argument<string> after = new("after") { Description = "Another one, which the words better and worse are about." };
        Option<ComparisonFormat> format = new("--format") { Description = "What standard output carries.", HelpName = "text|json|markdown", DefaultValueFactory = _ => ComparisonFormat.Text };
        var command = new Command("compare", "Compare the figures of two reports, the worst first; judge no budget.") { before, after, format };
        command.SetAction(arguments =>
        {
            string[] paths = [Path.GetFullPath(arguments.GetValue(before)!, surroundings.CurrentFolder), Path.GetFullPath(arguments.GetValue(after)!, surroundings.CurrentFolder)];
            if (StoredReport.Read(paths[0], surroundings) is not { } then || StoredReport.Read(paths[1], surroundings) is not { } now) return (int)ExitCode.BudgetFileInvalid;
            var compared = ReportComparison.Of(then, now);
            surroundings.Output.Write(arguments.GetValue(format) switch
            {
                ComparisonFormat.Json => ComparisonJson.Render(compared),
                ComparisonFormat.Markdown => ComparisonTable.Markdown(compared),
                _ => ComparisonTable.Text(compared),
            });
            return (int)ExitCode.Pass;
        });
        return command;
    }
}

internal enum ComparisonFormat
{
    Text,
    Json,
    Markdown,
}
