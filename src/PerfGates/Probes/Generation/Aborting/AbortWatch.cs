using System.Globalization;
using PerfGates.Units;

namespace PerfGates.Probes.Generation.Aborting;

/// <summary>Says of one run whether to end it early.</summary>
/// <param name="limit">Seconds; infinite where nothing shall be ended.</param>
internal sealed class AbortWatch(AbortPolicy policy, double limit, StepProfile? profile)
{
    private readonly Projection _projection = new(limit, profile);

    public static AbortWatch Never => new(AbortPolicy.Never, double.PositiveInfinity, null);

    /// <summary>The seconds after which the limit has certainly passed; null: never.</summary>
    public double? Deadline => policy == AbortPolicy.Never ? null : limit;

    /// <summary>The shape of the run, as far as it came.</summary>
    public StepProfile? ProfileOf(double total) => StepProfile.Of(_projection.Reports, total);

    public Abortion? At(double elapsed) => policy != AbortPolicy.Never && elapsed > limit
        ? new(elapsed, $"aborted{AtStep()} when {Time(elapsed)} had passed; it would have taken longer", IsProjected: false)
        : null;

    public Abortion? After(double elapsed, double step, double steps)
    {
        // A share tells no steps.
        if (steps <= 1 || _projection.After(elapsed, (int)step, (int)steps) is not { } projected || policy != AbortPolicy.Projected) return null;
        return new(projected, $"aborted{AtStep()}, and this is projected{(profile?.Steps.Count == (int)steps ? " by the shape of the last accepted run" : "")}: over by more than 10 % {_projection.Needed} times; saved {Time(projected - elapsed)}", IsProjected: true);
    }

    private string AtStep() => _projection.Reports is [.., var (_, step, steps)] ? string.Create(CultureInfo.InvariantCulture, $" at step {step} of {steps}") : "";

    private static string Time(double seconds) => QuantityText.Format(new(seconds, Dimension.Time));
}
