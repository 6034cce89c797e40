using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Benchmarks.Study;

/// <summary>What one rule said over all trials of a set, with nothing added and with head made worse.</summary>
/// <param name="FalseAlarms">Of identical arms.</param>
/// <param name="Found">Alarms at each of <see cref="Effects"/>.</param>
/// <param name="Undecided">Of identical arms.</param>
/// <param name="Pairs">Values of each arm that identical arms took, in total.</param>
/// <param name="Covered">Printed intervals that hold the true ratio, of <paramref name="Intervals"/>, over identical arms and all effects.</param>
internal sealed record Tally(string Set, string Rule, string Settings, int Trials, int FalseAlarms, int[] Found, int Undecided, long Pairs, int Covered, int Intervals, int Builds, int BuildsWithFalseAlarm)
{
    public static readonly double[] Effects = [.02, .05, .10];

    public static Tally Of(TrialSet set, StudyRule rule)
    {
        int falseAlarms = 0, undecided = 0, covered = 0, intervals = 0;
        long pairs = 0;
        var found = new int[Effects.Length];
        HashSet<string> alarmed = [];
        foreach (var trial in set.Trials)
        {
            var same = rule.Judge(trial.Base, trial.Judged);
            if (same.Decision == Decision.Undecided) undecided++;
            pairs += same.Pairs;
            Cover(same, trial, 1);
            if (same.Decision == Decision.Exceeds && (trial.IsNull || IsGone(trial, rule, same.Pairs)))
            {
                falseAlarms++;
                alarmed.Add(trial.Build);
            }
            for (var e = 0; e < Effects.Length; e++)
            {
                var worse = rule.Judge(trial.Base, trial.Worse(Effects[e]).Judged);
                if (worse.Decision == Decision.Exceeds) found[e]++;
                Cover(worse, trial, 1 + Effects[e]);
            }
        }
        return new(set.Name, rule.Name, rule.Settings, set.Trials.Count, falseAlarms, found, undecided, pairs, covered, intervals,
            set.Trials.Select(t => t.Build).Distinct().Count(), alarmed.Count);

        void Cover(Outcome outcome, Trial trial, double effect)
        {
            if (outcome.Ratio is not { } interval || !trial.IsNull) return;
            intervals++;
            if (interval.Contains(trial.TrueRatio * effect)) covered++;
        }
    }

    /// <summary>True if the rule would have been silent had the values after the alarm stood in its place.</summary>
    private static bool IsGone(Trial trial, StudyRule rule, int used)
    {
        var after = Quantile.Median(trial.Head[used..(used + HistoryRecording.After)]);
        return rule.Judge(trial.Base, [.. Enumerable.Repeat(after, used)]).Decision != Decision.Exceeds;
    }
}
