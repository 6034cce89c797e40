namespace PerfGates.Benchmarks;

/// <summary>PerfGates beside another program, or beside a build without it, on the same work.</summary>
/// <param name="Run">Takes what follows the name; returns the exit code.</param>
internal sealed record Comparison(string Name, string Help, Func<string[], Task<int>> Run)
{
    public static IReadOnlyList<Comparison> All { get; } =
    [
        new("bundle", "gzip sizes of 54 MB of scripts and styles, against size-limit from npm", Bundle.BundleComparison.RunAsync),
        new("study", "false alarms and power on recorded runs, against the rules of other tools: study --data <folder> [--json <file>] [--sets <part of their names>]", arguments => Study.StudyCommand.RunAsync(arguments, Console.Out, Console.Error)),
        new("record", "one more session of ten unchanged benchmarks, for the study: record --out <file.csv.gz> --session <name> [--processes <count>]", Record.RecordCommand.RunAsync),
        new("simulate", "percentile budgets, intervals and leaks on simulated traces of known truth: simulate [repeats] [percentiles|coverage|leaks]", Study.SimulationCommand.RunAsync),
        new("ab-demo", "a head that is 10 % slower and one that differs in a comment, each compared with its base: ab-demo [times]", SideBySide.Demonstration.RunAsync),
        new("overhead", "a whole run of a one-gate file, less what its gate takes", Command.CommandComparisons.OverheadAsync),
        new("validate", "budget files of 1, 5,000 and 10,000 budgets", Command.CommandComparisons.ValidateAsync),
        new("off", "a no-op build with the package switched off, against one without it", Off.OffComparison.RunAsync),
        new("load", "the load generator beside wrk and hey, sharpness of its clock, and its memory: load [pairs] [--json <file>] [--minutes <count>]", Load.LoadComparison.RunAsync),
        new("reports", "what each format of a report of 1,000 gates with 5 budgets takes: reports [rounds]", Reports.ReportComparison.RunAsync),
        new("watch", "what watching a small tree of processes costs, on Linux: watch [processes]", Watch.WatchingCost.RunAsync),
        new("load-server", "what the comparison of load is driven against; ends with its input", Load.LoadServer.RunAsync),
    ];
}
