using PerfGates.Diagnostics;
using PerfGates.Processes;
using PerfGates.Units;

namespace PerfGates.Probes.Command;

/// <summary>Runs a program and takes the figures that it reports.</summary>
internal sealed class CommandProbe : IProbe
{
    public const string Wall = "wall";

    private static readonly Metric WallTime = new(Wall, Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, "From the start of the program to its end.");

    public string Kind => "command";

    public string Help => "Figures that a program of your own reports: as JSON lines, by regular expression, in a JSON file, or at an endpoint of Prometheus.";

    public BoundProbe Bind(Budgets.SettingsReader settings)
    {
        var command = CommandSettings.Read(settings);
        return new(Metrics(command.Metrics), [], command.Sampling, () => (context, cancellation) => RunAsync(command, context, cancellation))
        {
            StartsPrograms = true,
            NeedsOutput = WrittenProgram.NeedsOutput(command.Run),
            Servers = command.Server is null ? [] : [command.Server],
        };
    }

    private static MetricSet Metrics(MetricSource source) => source.Names is { } names
        ? new([WallTime, .. names.Select(Reported)])
        : new([WallTime], Reported);

    private static Metric Reported(string name) => new(name, null, Direction.AsBudgeted, Nature.Sampled, "Reported by the program.");

    private static async Task<Observations> RunAsync(CommandSettings command, RunContext context, CancellationToken cancellation)
    {
        if (command.Words(context) is not { } words)
            return Observations.Failed(Rules.CommandNotStarted.At(command.Span, command.Written, WrittenProgram.NoOutput));
        var folder = Path.GetFullPath(command.WorkingDirectory, context.BaseFolder);
        var log = Path.Combine(context.LogFolder, $"command-{context.Round}.log");
        var reported = new ReportedMetrics(command.MetricsSpan, log);
        var reading = await command.MetricsIn(context).BeginAsync(reported, folder, context.Clock, cancellation);
        if (reported.HasProblems) return reported.Observed(TimeSpan.Zero);
        var lastWords = new LastWords();
        var spec = new ProcessSpec(words[0], words[1..], folder, log)
        {
            Environment = command.EnvironmentIn(context),
            OutputLine = lastWords.Output + reading.OutputLine,
            ErrorLine = lastWords.Error + reading.ErrorLine,
        };
        var end = await WatchedAsync(reading, context.MeasureAsync(spec, cancellation), cancellation);

        if (end.Outcome == ProcessOutcome.NotStarted) return Observations.Failed(Rules.CommandNotStarted.At(command.Span, command.Written, end.Problem));
        if (!command.ExitCodes.Contains(end.ExitCode))
            return Observations.Failed(Rules.CommandFailed.At(command.Span, command.Written, end.ExitCode, lastWords, log));
        await reading.FinishAsync(cancellation);
        return reported.Observed(end.Wall);
    }

    private static async Task<ProcessEnd> WatchedAsync(MetricReading reading, Task<ProcessEnd> program, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = reading.WatchAsync(ended.Token);
        try
        {
            return await program;
        }
        finally
        {
            await ended.CancelAsync();
            await watching;
        }
    }
}
