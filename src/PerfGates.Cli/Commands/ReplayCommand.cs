using System.CommandLine;
using PerfGates.Cli.Doors;
using PerfGates.Diagnostics;
using PerfGates.Recordings;
using PerfGates.Reports.Json;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates replay</c>: what was recorded, judged by a budget file of today, on any machine.</summary>
internal static class ReplayCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string> file = new("recording") { Description = "A file that 'perfgates record' has written." };
        Option<bool> failOnWarning = new("--fail-on-warning") { Description = "End with exit code 3 when there are only warnings." };
        Option<OutputFormat> format = new("--format") { Description = "What standard output carries.", HelpName = "text|json", DefaultValueFactory = _ => OutputFormat.Text };
        Option<When> color = new("--color") { Description = "Colours.", HelpName = "auto|always|never", DefaultValueFactory = _ => When.Auto };
        Option<string?> compare = new("--compare") { Description = "A git ref that 'baseline' means, if the recording was made beside it; 'baseline-file' for what was accepted. The budget file says it by default.", HelpName = "ref" };
        var common = new CommonOptions();
        var command = new Command("replay", "Judge what was recorded by a budget file; start nothing, measure nothing, write nothing.") { file, failOnWarning, format, color, compare };
        common.AddTo(command);
        command.SetAction(arguments => (int)Run(
            PersonDoor.Job(common.BudgetFile(arguments, surroundings), common.Selection(arguments), arguments.GetValue(common.Strict), results: null, TimeSpan.Zero) with { Compare = arguments.GetValue(compare) },
            Path.GetFullPath(arguments.GetValue(file)!, surroundings.CurrentFolder),
            new(arguments.GetValue(format), arguments.GetValue(color), arguments.GetValue(failOnWarning)),
            surroundings));
        return command;
    }

    private sealed record Choices(OutputFormat Format, When Color, bool FailOnWarning);

    private static ExitCode Run(CheckJob job, string path, Choices choices, Surroundings surroundings)
    {
        List<Diagnostic> problems = [];
        if (Read(path, problems) is not { } recording)
        {
            foreach (var problem in problems) surroundings.Output.WriteLine(problem);
            return ExitCode.BudgetFileInvalid;
        }
        var run = new CheckRun(job, surroundings, _ => { });
        var report = run.Replay(run.Plan(), recording);
        if (choices.Format == OutputFormat.Json) surroundings.Output.Write(run.Mask(JsonReport.Text(run.Document(report))));
        else ReportText.Print(report, run.Mask, ReportText.Colours(choices.Color, surroundings), surroundings);
        return ExitCodes.Of(report, choices.FailOnWarning);
    }

    private static Recording? Read(string path, List<Diagnostic> problems)
    {
        try
        {
            return RecordingFile.Read(File.ReadAllBytes(path), path, problems);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add(Rules.RecordingUnreadable.At(SourceSpan.StartOf(path), path, unreadable.Message));
            return null;
        }
    }
}
