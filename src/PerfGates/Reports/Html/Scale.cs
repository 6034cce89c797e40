namespace PerfGates.Reports.Html;

/// <summary>Where a value lies on a line, in thousandths of its length: whole numbers keep pages small.</summary>
internal sealed record Scale(double From, double To, bool Logarithmic)
{
    public const int Length = 1000;

    // Beyond a decade the smaller of two bars is a sliver.
    private const double Decade = 10;

    /// <summary>For bars: from zero, or logarithmic where the values lie more than a decade apart.</summary>
    /// <param name="main">What is to be told apart.</param>
    /// <param name="others">What should fit beside.</param>
    public static Scale OfBars(IEnumerable<double?> main, IEnumerable<double?> others)
    {
        double[] told = [.. main.OfType<double>()];
        double[] all = [.. told, .. others.OfType<double>()];
        if (all.Length == 0) return new(0, 1, false);
        var (low, high) = (all.Min(), all.Max());
        if (told.All(v => v > 0) && told.Max() / told.Min() > Decade) return new(told.Min() / 3, Math.Max(told.Max(), high) * 2, true);
        var (from, to) = (Math.Min(0, low * 1.12), Math.Max(0, high * 1.12));
        return to > from ? new(from, to, false) : new(0, 1, false);
    }

    /// <summary>For dots: as near as they come.</summary>
    public static Scale Around(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var (low, high) = (all.Min(), all.Max());
        var margin = high > low ? (high - low) * 0.06 : Math.Max(Math.Abs(high) * 0.05, double.Epsilon);
        return new(low - margin, high + margin, false);
    }

    public int At(double value)
    {
        var share = Logarithmic ? Math.Log(Math.Max(value, From) / From) / Math.Log(To / From) : (value - From) / (To - From);
        return double.IsNaN(share) ? 0 : (int)Math.Round(Math.Clamp(share, 0, 1) * Length);
    }
}
