namespace PerfGates.Statistics;

/// <summary>Shifts estimated through medians of averages and of differences: Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963) 598.</summary>
internal static class HodgesLehmann
{
    /// <summary>The centre of one sample, not empty: the median of its Walsh averages.</summary>
    public static double Centre(IReadOnlyList<double> values) => Quantile.Median(WalshAverages(values));

    /// <summary>By how much head lies above base, neither empty: the median of all differences. Lengths may differ.</summary>
    public static double Shift(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues) => Quantile.Median(Differences(baseValues, headValues));

    /// <summary>Averages of every value with itself and with each later one: n(n+1)/2.</summary>
    public static double[] WalshAverages(IReadOnlyList<double> values)
    {
        var averages = new double[values.Count * (values.Count + 1) / 2];
        var next = 0;
        for (var i = 0; i < values.Count; i++)
            for (var j = i; j < values.Count; j++)
                averages[next++] = (values[i] + values[j]) / 2;
        return averages;
    }

    /// <summary>Every head value less every base value: n·m.</summary>
    public static double[] Differences(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues)
    {
        var differences = new double[baseValues.Count * headValues.Count];
        var next = 0;
        foreach (var head in headValues)
            foreach (var before in baseValues)
                differences[next++] = head - before;
        return differences;
    }
}
