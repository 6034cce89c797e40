using PerfGates.Budgets;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Tests.Pipeline;

/// <summary>
/// Makes up what a meter tells: <c>metered: { peak: 7.9GB, least: 7.9GB, most: 8.2GB }</c>, floors one a second
/// (<c>floors: [10MB, 11MB], later: [12MB, 13MB]</c>), or <c>absent: why</c>. A peak of <c>-</c> is not known.
/// </summary>
internal sealed class MeteredProbe : IProbe
{
    private static readonly MetricSet Metrics = new(
    [
        new("peak", Dimension.Size, Direction.LowerIsBetter, Nature.Sampled, "A peak."),
        new("growth", Dimension.Size, Direction.LowerIsBetter, Nature.Sampled, "By second."),
        new("other", Dimension.Number, Direction.LowerIsBetter, Nature.Sampled, "Always 1."),
    ]);

    public string Kind => "metered";

    public string Help => "Makes up what a meter tells.";

    public BoundProbe Bind(SettingsReader settings)
    {
        var peaks = Sizes("peak");
        double[] least = Sizes("least"), most = Sizes("most"), floors = Sizes("floors"), later = Sizes("later");
        var absent = settings.Text("absent", "Why.")?.Value;
        return new(Metrics, [], new(Math.Max(1, peaks.Length), "run"), () => (context, _) => Task.FromResult(new Observations([Subject.Gate(Readings(context.Round - 1))], [])));

        double[] Sizes(string key) => [.. settings.Texts(key, "Sizes.").Select(t => { Assert.True(QuantityText.TryParse(t.Value, out var size, out _) || t.Value == "-"); return t.Value == "-" ? double.NaN : size.Value; })];

        Dictionary<string, Reading> Readings(int round)
        {
            Dictionary<string, Reading> readings = new() { ["other"] = new(1) };
            if (absent is not null) readings["peak"] = new(double.NaN) { Evidence = new Evidence.Absent(absent) };
            else if (peaks.Length > 0 && double.IsNaN(peaks[round])) readings["peak"] = new(double.NaN) { Evidence = new Evidence.Unknown("nobody looked") };
            else if (peaks.Length > 0) readings["peak"] = new(peaks[round]) { Range = most.Length == 0 ? null : new(least[round], most[round], "it may have been more between two looks", "set 'every: 5ms'") };
            if (floors.Length > 0) readings["growth"] = new((floors[^1] - floors[0]) / (floors.Length - 1)) { Evidence = new Evidence.Growth(later.Length == 0 ? [Stretch(floors)] : [Stretch(floors), Stretch(later)], 1) };
            return readings;
        }
    }

    private static GrowthStretch Stretch(double[] floors) => new([.. Enumerable.Range(0, floors.Length).Select(i => (double)i)], floors);
}
