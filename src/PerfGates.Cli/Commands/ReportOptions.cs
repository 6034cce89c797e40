using System.CommandLine;
using PerfGates.Cli.Doors;
using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Reports.Webhook;

namespace PerfGates.Cli.Commands;

/// <summary>Where the report of a command goes.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string> _report = new("--report")
    {
        Description = $"What is written beside perfgates.json: all, none, or some of {string.Join(", ", ReportFormats.All.Select(f => f.Name))}, separated by comma or semicolon.",
        HelpName = "formats",
        DefaultValueFactory = _ => "none",
    };

    private readonly Option<string> _webhook = new("--webhook")
    {
        Description = $"What is posted to the address in {Webhook.Variable} when there are errors.",
        HelpName = string.Join('|', WebhookText.Words),
        DefaultValueFactory = _ => WebhookText.None,
    };

    private readonly Option<bool> _otlp = new("--otlp") { Description = "Send the figures to the collector that the environment variables OTEL_EXPORTER_OTLP_* name." };

    public ReportOptions()
    {
        _report.Validators.Add(given => Complain(given, ReportChoice.Problems(given.GetValueOrDefault<string>() ?? "", "--report", SourceSpan.StartOf(""))));
        _webhook.Validators.Add(given => Complain(given, WebhookText.Problems(given.GetValueOrDefault<string>() ?? "", "--webhook", SourceSpan.StartOf(""))));
        Ci.Validators.Add(given => Complain(given, CiSystems.Problems(given.GetValueOrDefault<string>() ?? "", "--ci", SourceSpan.StartOf(""))));
    }

    /// <summary>Also of the command that renders again.</summary>
    public Option<string> Ci { get; } = new("--ci")
    {
        Description = "The CI system that gets what it reads; auto finds it by its environment variable.",
        HelpName = string.Join('|', CiSystems.Words),
        DefaultValueFactory = _ => CiSystems.Auto,
    };

    public void AddTo(Command command)
    {
        command.Add(_report);
        command.Add(Ci);
        command.Add(_webhook);
        command.Add(_otlp);
    }

    public CheckJob Applied(CheckJob job, ParseResult arguments, Surroundings surroundings) =>
        new ReportChoices(arguments.GetValue(_report)!, arguments.GetValue(Ci)!, arguments.GetValue(_webhook)!, arguments.GetValue(_otlp)).AppliedTo(job, surroundings.Environment);

    public static void Complain(System.CommandLine.Parsing.SymbolResult given, IEnumerable<Diagnostic> problems)
    {
        foreach (var problem in problems) given.AddError(problem.Text);
    }
}
