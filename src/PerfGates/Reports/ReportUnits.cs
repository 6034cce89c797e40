using PerfGates.Units;

namespace PerfGates.Reports;

/// <summary>How written reports name base units: one list, read in both directions.</summary>
internal static class ReportUnits
{
    private static readonly (Dimension Dimension, string Unit)[] All =
    [
        (Dimension.Time, "s"),
        (Dimension.Size, "B"),
        (Dimension.Rate, "1/s"),
        (Dimension.DataRate, "B/s"),
        (Dimension.Share, "ratio"),
        (Dimension.Frequency, "fps"),
        (Dimension.Number, "1"),
    ];

    public static string? Of(Dimension? dimension) => dimension is { } known ? All.Single(u => u.Dimension == known).Unit : null;

    public static Dimension? DimensionOf(string? unit) => Array.Find(All, u => u.Unit == unit) is { Unit: not null } found ? found.Dimension : null;
}
