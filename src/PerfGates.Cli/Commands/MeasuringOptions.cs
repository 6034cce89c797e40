using System.CommandLine;
using PerfGates.Cli.Doors;

namespace PerfGates.Cli.Commands;

/// <summary>Options of every command that measures for a verdict.</summary>
internal sealed class MeasuringOptions
{
    private readonly Option<string?> _compare = new("--compare") { Description = "A git ref that 'baseline' means, measured side by side; 'baseline-file' for what was accepted. The budget file says it by default.", HelpName = "ref" };
    private readonly Option<int> _quietTimeout = new("--quiet-timeout") { Description = "Seconds to wait until the machine is quiet.", HelpName = "seconds", DefaultValueFactory = _ => CheckJob.UsualQuietSeconds };

    public MeasuringOptions() => _quietTimeout.Validators.Add(given =>
    {
        if (given.GetValueOrDefault<int>() < 0) given.AddError("--quiet-timeout counts seconds, from 0.");
    });

    /// <summary>For a command that always measures what the baseline file means.</summary>
    public void AddQuietTimeoutTo(Command command) => command.Add(_quietTimeout);

    public void AddTo(Command command)
    {
        command.Add(_compare);
        command.Add(_quietTimeout);
    }

    public CheckJob Applied(CheckJob job, ParseResult arguments) => job with
    {
        Compare = arguments.GetValue(_compare),
        QuietTimeout = TimeSpan.FromSeconds(arguments.GetValue(_quietTimeout)),
    };
}
