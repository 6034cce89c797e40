using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Import.Artillery;

/// <summary>
/// Phases: users that arrive at a rate, and that is an open load whose passes begin at that rate. What Artillery reads
/// as seconds, a budget file says with its unit.
/// </summary>
internal static class ArtilleryPhases
{
    private static readonly string[] Known = ["duration", "arrivalRate", "arrivalCount", "rampTo", "maxVusers", "pause", "name"];

    public static IReadOnlyList<Yaml.Map> Read(BudgetNode? config, ICollection<Diagnostic> problems)
    {
        var names = new UniqueNames();
        return [.. config.ItemsAt("phases").Select((phase, i) => Phase(phase, i + 1, names, problems)).OfType<Yaml.Map>()];
    }

    private static Yaml.Map? Phase(BudgetNode phase, int number, UniqueNames names, ICollection<Diagnostic> problems)
    {
        foreach (var other in phase.EntriesAt().Where(e => !Known.Contains(e.Key.Text))) problems.Add(Rules.LeftOut.At(other.Key.Span, $"'{other.Key.Text}'", "nothing in a budget file is like it"));
        if (phase.At("pause") is { } pause)
        {
            problems.Add(Rules.LeftOut.At(pause.Span, "a pause between phases", "each step of load is measured by itself"));
            return null;
        }
        var (duration, rate, end) = (Seconds(phase.At("duration")), phase.NumberAt("arrivalRate"), phase.NumberAt("rampTo"));
        if (duration > 0 && rate is null && phase.NumberAt("arrivalCount") is { } count) rate = count / duration;
        if (duration is not > 0 || rate is not >= 0 || (rate == 0 && end is not > 0))
        {
            problems.Add(Rules.LeftOut.At(phase.Span, $"phase {number.ToString(CultureInfo.InvariantCulture)}", "it has no 'duration' with an 'arrivalRate' of users per second that are numbers above zero"));
            return null;
        }
        if (rate == 0) problems.Add(Rules.LeftOut.At(phase.Span, "a ramp that begins at no users at all", $"it begins at {Ramps.Least}"));
        return Ramps.Rate(names.Take(phase.TextAt("name") is { Length: > 0 } name ? Yaml.Literal(name) : $"phase {number.ToString(CultureInfo.InvariantCulture)}"), rate.Value, end ?? rate.Value, TimeSpan.FromSeconds(duration.Value), (long?)phase.NumberAt("maxVusers"));
    }

    /// <summary>"60", "1m" or "90s"; null for anything else.</summary>
    public static double? Seconds(BudgetNode? written)
    {
        if (written.NumberAt() is { } seconds) return seconds is >= 0 and <= 86400 ? seconds : null;
        // Artillery's minutes and hours are written in more ways than a budget file's.
        var text = (written.TextAt() ?? "").Trim().ToLowerInvariant();
        foreach (var (word, unit) in new[] { ("milliseconds", "ms"), ("seconds", "s"), ("second", "s"), ("secs", "s"), ("sec", "s"), ("minutes", "m"), ("minute", "m"), ("mins", "m"), ("min", "m"), ("hours", "h"), ("hour", "h") })
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                text = text[..^word.Length] + unit;
                break;
            }
        return QuantityText.TryParse(text, out var quantity, out _) && quantity is { Dimension: Dimension.Time, Value: <= 86400 } ? quantity.Value : null;
    }
}
