using System.Globalization;
using PerfGates.Statistics;

namespace PerfGates.Benchmarks.Study;

/// <summary>Tallies as lines of text: shares in percent with their 95 % interval after Clopper and Pearson.</summary>
internal static class StudyTable
{
    public static void Write(TextWriter to, TrialSet set, IReadOnlyList<Tally> tallies)
    {
        var (trials, builds) = (tallies[0].Trials, tallies[0].Builds);
        to.WriteLine();
        to.WriteLine(Invariant($"{set.Name}: {trials} comparisons, {set.About}"));
        to.WriteLine($"{"rule",-27} {"false alarms",-22} {"found +2 %",-20} {"+5 %",-20} {"+10 %",-20} {"inconclusive",-20} {"pairs",5}  covered{(builds > 1 && set.Kind == TrialKind.History ? "  builds with a false alarm" : "")}");
        foreach (var tally in tallies) to.WriteLine(Line(set, tally).TrimEnd());
    }

    private static string Line(TrialSet set, Tally tally) => Invariant($"{tally.Rule,-27} {Share(tally.FalseAlarms, tally.Trials),-22} {Share(tally.Found[0], tally.Trials),-20} {Share(tally.Found[1], tally.Trials),-20} {Share(tally.Found[2], tally.Trials),-20} {Share(tally.Undecided, tally.Trials),-20} {tally.Pairs / (double)tally.Trials,5:0.0}  ")
        + (tally.Intervals == 0 ? "" : Invariant($"{100.0 * tally.Covered / tally.Intervals:0.0} %"))
        + (set.Kind == TrialKind.History ? Invariant($"       {Share(tally.BuildsWithFalseAlarm, tally.Builds)} of {tally.Builds}") : "");

    private static string Share(int hits, int trials)
    {
        var interval = ClopperPearson.Interval(hits, trials, .95);
        return Invariant($"{100.0 * hits / trials:0.##} ({100 * interval.Low:0.##}-{100 * interval.High:0.##})");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
