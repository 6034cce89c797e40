using System.Globalization;
using PerfGates.Load;
using PerfGates.Probes.Http.Figures;
using PerfGates.Units;

namespace PerfGates.Probes.Http.Running;

/// <summary>A line about a step when it has ended, and about once a second while it runs.</summary>
/// <param name="perPass">Requests that a pass of the scenario makes on average.</param>
internal sealed class Progress(RunContext context, double perPass)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private long _told = context.Clock.GetTimestamp();

    public void Going(StepRecord step)
    {
        if (context.Clock.GetElapsedTime(_told) < Pause) return;
        _told = context.Clock.GetTimestamp();
        context.Report(Line(step, Asked(step) is { } asked ? $" of {Many(asked)}" : ""));
    }

    public void Ended(StepRecord step)
    {
        _told = context.Clock.GetTimestamp();
        context.Report(Line(step, ""));
    }

    private long? Asked(StepRecord step) => step.Order switch
    {
        { Iterations: { } passes } => (long)Math.Round(passes * perPass),
        { Drive: Drive.Open open, For: { } time } => (long)Math.Round((open.Rate + open.RateTo) / 2 * time.TotalSeconds * perPass),
        _ => null,
    };

    private static string Line(StepRecord step, string of)
    {
        var all = Tally.Of(step.Windows);
        var p95 = all.Quantile(0.95);
        var latency = double.IsFinite(p95) ? $", p95 {QuantityText.Format(new(p95, Dimension.Time))}" : "";
        return $"{step.Name}: {Many(all.Count)}{of} requests{latency}, errors {Many(all.Failed)}";
    }

    private static string Many(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
