using System.Text.Json;

namespace PerfGates.Benchmarks.Study;

/// <summary>Recorded runs of unchanged programs through our rules and those of other tools.</summary>
internal static class StudyCommand
{
    private const string Usage = "study --data <folder> [--json <file>] [--sets <part of their names>]";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        if (Option.Of(arguments, "--data") is not { } folder) return await RefusedAsync(errors, $"usage: {Usage}");
        if (!Directory.Exists(folder)) return await RefusedAsync(errors, $"there is no folder {folder}");
        Recordings recordings;
        try
        {
            recordings = Recordings.In(folder);
        }
        catch (InvalidDataException e)
        {
            return await RefusedAsync(errors, e.Message);
        }
        foreach (var other in recordings.Others) await errors.WriteLineAsync($"not read: {other}: it has neither the columns of sessions ({SessionRecording.Columns}) nor of a history ({HistoryRecording.Columns})");
        if (recordings.Sets.Count == 0) return await RefusedAsync(errors, $"{folder} holds no .csv or .csv.gz of sessions ({SessionRecording.Columns}) or of a history ({HistoryRecording.Columns}) long enough to compare anything");
        List<Tally> all = [];
        foreach (var set in recordings.Sets.Where(s => s.Name.Contains(Option.Of(arguments, "--sets") ?? "", StringComparison.Ordinal)))
        {
            var tallies = TalliesOf(set);
            StudyTable.Write(output, set, tallies);
            all.AddRange(tallies);
        }
        if (Option.Of(arguments, "--json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(all.Select(Row), Indented) + "\n");
        return 0;
    }

    private static async Task<int> RefusedAsync(TextWriter errors, string why)
    {
        await errors.WriteLineAsync($"study: {why}");
        return 1;
    }

    /// <summary>One for each rule that suits the set.</summary>
    public static IReadOnlyList<Tally> TalliesOf(TrialSet set) => set.Kind == TrialKind.Builds
        ? [BuildsOf200.TallyOf(set)]
        : [.. RulesFor(set).AsParallel().AsOrdered().Select(rule => Tally.Of(set, rule))];

    private static IEnumerable<StudyRule> RulesFor(TrialSet set) => set.Kind switch
    {
        TrialKind.Samples => [.. OwnRules.OfSamples(set.Trials.Max(t => t.Head.Length), set.SameBuild), .. PeerRules.OfSamples],
        TrialKind.Limits => [OwnRules.OfLimits, OwnRules.OfLimitsInFiveRuns],
        TrialKind.History => [OwnRules.OfHistory, .. PeerHistoryRules.All],
        TrialKind.Medians => [OwnRules.OfHistory, .. PeerHistoryRules.All],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static object Row(Tally tally)
    {
        double trials = tally.Trials;
        return new
        {
            tally.Set,
            tally.Rule,
            tally.Settings,
            Comparisons = tally.Trials,
            FalseAlarms = tally.FalseAlarms / trials,
            Power2 = tally.Found[0] / trials,
            Power5 = tally.Found[1] / trials,
            Power10 = tally.Found[2] / trials,
            Inconclusive = tally.Undecided / trials,
            MeanPairs = tally.Pairs / trials,
        };
    }
}
