using System.CommandLine;
using System.CommandLine.Completions;
using PerfGates.Cli.Commands;
using PerfGates.Cli.Doors;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Reports;

namespace PerfGates.Cli.Help;

/// <summary>What a shell may offer where only the program knows it: names of the budget file of this folder, codes, metrics, formats.</summary>
internal static class Completions
{
    public static void In(RootCommand root, Surroundings surroundings)
    {
        foreach (var command in root.Subcommands.SelectMany(c => c.Subcommands.Append(c)))
        {
            foreach (var option in command.Options)
            {
                // The parser would offer them as the code has them.
                if (ClosedSets.IsOne(option))
                {
                    option.CompletionSources.Clear();
                    option.CompletionSources.Add(ClosedSets.Words(option));
                }
                if (Words(option.Name, surroundings) is { } words) option.CompletionSources.Add(context => words(context).Select(w => new CompletionItem(w)));
            }
            foreach (var topic in command.Arguments.Where(a => a.Name == "topic")) topic.CompletionSources.Add(_ => Topics().Select(t => new CompletionItem(t)));
        }
    }

    private static Func<CompletionContext, IEnumerable<string>>? Words(string option, Surroundings surroundings) => option switch
    {
        "--gate" => context => Plan(context, surroundings).Gates.Select(g => g.Name.Value),
        "--tags" => context => Plan(context, surroundings).Gates.SelectMany(g => g.Tags).Distinct(),
        "--report" => _ => ReportFormats.All.Select(f => f.Name),
        _ => null,
    };

    // Half of a line is being typed: what is wrong with the file is for another command to say.
    private static Plan Plan(CompletionContext context, Surroundings surroundings)
    {
        var named = context.ParseResult.CommandResult.Command.Options.FirstOrDefault(o => o.Name == "--file") is Option<string?> file ? context.ParseResult.GetValue(file) : null;
        var job = PersonDoor.Job(PersonDoor.BudgetFile(named, surroundings.CurrentFolder), Selection.Everything, strict: false, results: null, TimeSpan.Zero);
        return new CheckRun(job, surroundings, _ => { }).Plan().Plan;
    }

    private static IEnumerable<string> Topics() => Rules.All.Select(r => r.Code)
        .Concat(ProbeCatalog.All.Select(p => p.Kind))
        .Concat(Explanation.MetricNames)
        .Distinct().Order(StringComparer.Ordinal);
}
