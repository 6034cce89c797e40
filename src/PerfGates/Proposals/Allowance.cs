using PerfGates.Units;

namespace PerfGates.Proposals;

/// <summary>A limit that survives noise: exact figures and a tenth, others a multiple, rounded up to two digits.</summary>
internal static class Allowance
{
    private const double Exact = 1.1, LeastShare = 0.01;

    public static string Limit(MeasuredFigure figure, double room) => QuantityText.Readable(figure.Worst with { Value = RoundedUp(figure.Worst.Value * (figure.IsExact ? Exact : room), figure.Worst.Dimension) });

    private static double RoundedUp(double value, Dimension dimension)
    {
        // Processor time comes in ticks of the kernel, of which an idle program now has none and now a few.
        if (dimension == Dimension.Share) value = Math.Max(value, LeastShare);
        if (value <= 0) return 0;
        // Nobody has half a file, and bytes are not divided either.
        var least = dimension is Dimension.Number or Dimension.Size ? 1 : 0;
        var step = Math.Max(Math.Pow(10, Math.Floor(Math.Log10(value)) - 1), least);
        // What is a whole number of steps but for the rounding of a product stays that.
        return Math.Ceiling(value / step - 1e-9) * step;
    }
}
