namespace PerfGates.Statistics;

/// <summary>Moments in two passes, as numerically hard data need them (Chan, Golub and LeVeque, The American Statistician 37 (1983) 242).</summary>
internal static class Moments
{
    /// <summary>Σ(v − mean)² / (n − 1); NaN for fewer than two values.</summary>
    public static double Variance(IReadOnlyList<double> values)
    {
        if (values.Count < 2) return double.NaN;
        var mean = values.Average();
        double squares = 0, rest = 0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
            rest += value - mean;
        }
        return (squares - rest * rest / values.Count) / (values.Count - 1);
    }

    /// <summary>Pearson's correlation of two equally long series; 0 where one does not vary.</summary>
    public static double Correlation(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (meanOfFirst, meanOfSecond) = (first.Average(), second.Average());
        double products = 0, ofFirst = 0, ofSecond = 0;
        for (var i = 0; i < first.Count; i++)
        {
            products += (first[i] - meanOfFirst) * (second[i] - meanOfSecond);
            ofFirst += (first[i] - meanOfFirst) * (first[i] - meanOfFirst);
            ofSecond += (second[i] - meanOfSecond) * (second[i] - meanOfSecond);
        }
        return ofFirst == 0 || ofSecond == 0 ? 0 : products / Math.Sqrt(ofFirst * ofSecond);
    }

    /// <summary>Correlation of a series with itself <paramref name="lag"/> places later, about the common mean; 0 where it does not vary.</summary>
    /// <remarks>Box and Jenkins, Time Series Analysis, 1976, § 2.1.</remarks>
    public static double Autocorrelation(IReadOnlyList<double> values, int lag)
    {
        var mean = values.Average();
        double products = 0, squares = 0;
        for (var i = 0; i < values.Count; i++)
        {
            squares += (values[i] - mean) * (values[i] - mean);
            if (i + lag < values.Count) products += (values[i] - mean) * (values[i + lag] - mean);
        }
        return squares == 0 ? 0 : products / squares;
    }
}
