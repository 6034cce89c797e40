namespace PerfGates.Probes.Generation.Events;

/// <summary>How long something took, in seconds, and between what bounds that is certain.</summary>
internal readonly record struct Stretch(double Value, double Low, double High)
{
    public bool IsExact => Low == High;

    private double Width => High - Low;

    /// <summary>By the server's clock where it tells both ends and no less finely than we saw them, else by ours; never across the two.</summary>
    public static Stretch Between(Moment from, Moment to)
    {
        var seen = new Stretch(to.Middle - from.Middle, Math.Max(0, to.Low - from.High), to.High - from.Low);
        if (from.Server is not { } began || to.Server is not { } ended) return seen;
        var told = new Stretch(ended - began, Math.Max(0, ended - began - from.Grain), ended - began + to.Grain);
        return told.Width <= seen.Width ? told : seen;
    }

    /// <summary>By way of a moment in between where that is known better: of two polled ends, one may be the server's.</summary>
    public static Stretch Between(Moment from, Moment? by, Moment to)
    {
        var direct = Between(from, to);
        if (by is not { } middle) return direct;
        var (first, second) = (Between(from, middle), Between(middle, to));
        var around = new Stretch(first.Value + second.Value, first.Low + second.Low, first.High + second.High);
        return around.Width < direct.Width ? around : direct;
    }
}
