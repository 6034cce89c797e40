using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Budgets;

internal static class Durations
{
    /// <summary>More than zero (or zero too) and at most a day, the longest that a wait may be.</summary>
    public static TimeSpan? Duration(this SettingsReader settings, string key, string help, TimeSpan? standard = null, bool orZero = false)
    {
        if (settings.Quantity(key, help, Dimension.Time, standard?.TotalSeconds) is not { } seconds) return standard;
        if ((seconds.Value > 0 || orZero) && seconds.Value <= 86400) return TimeSpan.FromSeconds(seconds.Value);
        var least = orZero ? "0s or more" : "more than 0s";
        settings.Report(Rules.InvalidValue.At(seconds.Span, QuantityText.Format(new(seconds.Value, Dimension.Time)), key, $"write a duration of {least} and at most 24h"));
        return standard;
    }
}
