using System.Text.Json;

namespace PerfGates.Benchmarks.Study;

/// <summary>Recorded runs of unchanged programs through our rules and those of other tools.</summary>
internal static class StudyCommand
{
    private const string Usage = "study --data <folder> [--json <file>]";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Option.Of(arguments, "--data") is not { } folder || !Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync($"{Usage}: needs a folder with recordings.");
            return 1;
        }
        var sets = Recordings.In(folder);
        if (sets.Count == 0)
        {
            await Console.Error.WriteLineAsync($"{folder} holds no recording: no .csv or .csv.gz with the columns of sessions or of a history.");
            return 1;
        }
        List<Tally> all = [];
        foreach (var set in sets)
        {
            var tallies = TalliesOf(set);
            StudyTable.Write(Console.Out, set, tallies);
            all.AddRange(tallies);
        }
        if (Option.Of(arguments, "--json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(all.Select(Row), Indented));
        return 0;
    }

    private static IReadOnlyList<Tally> TalliesOf(TrialSet set) => set.Kind == TrialKind.Builds
        ? [BuildsOf200.TallyOf(set)]
        : [.. RulesFor(set).AsParallel().AsOrdered().Select(rule => Tally.Of(set, rule))];

    private static IEnumerable<StudyRule> RulesFor(TrialSet set) => set.Kind switch
    {
        TrialKind.Samples => [.. OwnRules.OfSamples(set.Trials.Max(t => t.Head.Length)), .. PeerRules.OfSamples],
        TrialKind.Limits => [OwnRules.OfLimits, OwnRules.OfLimitsInFiveRuns],
        TrialKind.History => [OwnRules.OfHistory, .. PeerHistoryRules.All],
        TrialKind.Medians => PeerHistoryRules.All,
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
