using PerfGates.Load.Requests;

namespace PerfGates.Load.Pacing;

/// <summary>The intended starts of an open load, in nanoseconds from its beginning; each thread walks over all and takes its own.</summary>
internal sealed class Schedule
{
    private readonly LoadOrder.Step order;
    private readonly Drive.Open drive;
    private readonly Dice? dice;
    private readonly double seconds; // over which the rate goes from one end to the other
    private readonly long passes;
    private double offset; // Poisson: the running sum of gaps, in passes
    private long made = -1;
    private long warm = -1;

    public Schedule(LoadOrder.Step order, Drive.Open drive, int seed)
    {
        (this.order, this.drive) = (order, drive);
        if (drive.Rate < 0 || drive.RateTo < 0 || drive.Rate + drive.RateTo <= 0) throw new PlanException("a rate must be above 0");
        if (drive.Poisson) dice = new(seed, order.Number);
        passes = order.Iterations ?? long.MaxValue;
        seconds = order.For?.TotalSeconds ?? passes * 2 / (drive.Rate + drive.RateTo);
        MeasuredFrom = order.WarmUpIterations > 0 ? Warm(order.WarmUpIterations) : Nanoseconds.Of(order.WarmUp);
        Advance();
    }

    /// <summary>Where measuring begins; warm-up goes at the first rate.</summary>
    public long MeasuredFrom { get; }

    /// <summary>Long.MaxValue: there is no more.</summary>
    public long Due { get; private set; }

    public bool Counted { get; private set; }

    /// <summary>Its number, over warm-up and measured ones.</summary>
    public long Number => warm + 1 + made;

    public void Advance()
    {
        if (!Counted && ++warm >= 0 && Warm(warm) is var due && due < MeasuredFrom)
        {
            Due = due;
            return;
        }
        if (!Counted) warm--;
        Counted = true;
        made++;
        // Passes begun after so many seconds: N(t) = r0 t + (r1 - r0) t² / 2T. Its inverse, written so that a constant rate divides by nothing.
        var n = (double)made;
        if (dice is not null)
        {
            offset -= Math.Log(1 - dice.Share());
            n = offset;
        }
        var slope = (drive.RateTo - drive.Rate) / seconds;
        var root = drive.Rate * drive.Rate + 2 * slope * n;
        var at = root < 0 ? double.PositiveInfinity : 2 * n / (drive.Rate + Math.Sqrt(root));
        Due = made < passes && (n == 0 || at < (order.For is null ? double.MaxValue : seconds)) ? MeasuredFrom + (long)(n == 0 ? 0 : at * Nanoseconds.PerSecond) : long.MaxValue;
    }

    private long Warm(long number) => drive.Rate > 0 ? (long)(number / drive.Rate * Nanoseconds.PerSecond) : long.MaxValue;
}
