using System.CommandLine;
using PerfGates.Diagnostics;
using PerfGates.Reports;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates report</c>: what a run has found, rendered again; measures and judges nothing.</summary>
internal static class ReportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string> file = new("file") { Description = "A perfgates.json that a run has written." };
        Option<string> format = new("--format") { Description = $"all, or some of {string.Join(", ", ReportFormats.All.Select(f => f.Name))}, separated by comma or semicolon.", HelpName = "formats", DefaultValueFactory = _ => "none" };
        Option<string?> output = new("--output") { Description = "Folder for the files; without it a single file goes to standard output." };
        Option<string> ci = new("--ci") { Description = "Print what this CI system reads; auto finds it by its environment variable.", HelpName = string.Join('|', CiSystems.Words), DefaultValueFactory = _ => CiSystems.None };
        format.Validators.Add(given => ReportOptions.Complain(given, ReportChoice.Problems(given.GetValueOrDefault<string>() ?? "", "--format", SourceSpan.StartOf(""))));
        ci.Validators.Add(given => ReportOptions.Complain(given, CiSystems.Problems(given.GetValueOrDefault<string>() ?? "", "--ci", SourceSpan.StartOf(""))));
        var command = new Command("report", "Render a report again, in other formats; measure nothing.") { file, format, output, ci };
        command.SetAction(arguments => (int)Run(
            Path.GetFullPath(arguments.GetValue(file)!, surroundings.CurrentFolder),
            ReportChoice.Of(arguments.GetValue(format)!),
            arguments.GetValue(output) is { } folder ? Path.GetFullPath(folder, surroundings.CurrentFolder) : null,
            CiSystems.Find(arguments.GetValue(ci)!, surroundings.Environment),
            surroundings));
        return command;
    }

    private static ExitCode Run(string path, IReadOnlyList<IReportFormat> formats, string? folder, ICiSystem? ci, Surroundings surroundings)
    {
        if (formats.Count == 0 && ci is null) return Mistyped("say what to render, with --format or --ci", surroundings);
        if (StoredReport.Read(path, surroundings) is not { } report) return ExitCode.BudgetFileInvalid;
        var rendered = formats.SelectMany(f => f.Render(report)).ToList();
        if (folder is null && rendered.Count > 1) return Mistyped($"that is {rendered.Count} files ({string.Join(", ", rendered.Select(r => r.Name))}); say where to, with --output", surroundings);
        try
        {
            List<string> written = [];
            foreach (var file in rendered)
                if (folder is null) surroundings.Output.Write(file.Text);
                else
                {
                    written.Add(Path.Combine(folder, file.Name));
                    ReportFiles.Write(written[^1], file.Text);
                }
            foreach (var line in ci?.Lines(report, written) ?? []) surroundings.Output.WriteLine(line);
            foreach (var file in written) surroundings.Error.WriteLine($"report: {Path.GetRelativePath(surroundings.CurrentFolder, file)}");
            return ExitCode.Pass;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            surroundings.Error.WriteLine(Rules.ResultsNotWritten.At(SourceSpan.StartOf(path), folder!, unwritable.Message));
            return ExitCode.InternalError;
        }
    }

    private static ExitCode Mistyped(string what, Surroundings surroundings)
    {
        surroundings.Error.WriteLine($"perfgates: {what}");
        surroundings.Error.WriteLine("perfgates report --help shows what there is");
        return ExitCode.Usage;
    }
}
