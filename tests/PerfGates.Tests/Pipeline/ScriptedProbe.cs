using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Tests.Pipeline;

/// <summary>
/// A probe that replays what the budget file tells it to: <c>script: { runs: 3, values: { time: "2ms 3ms 4ms" }, cases: { a: { values: …, budgets: … } } }</c>.
/// With 'base:' it replays other values for the base arm, and with 'facts:' it says what they depend on.
/// "3kB{a=1kB,b=2kB}" is a value with its parts.
/// "-" leaves a value out of its run, "throw" throws, "hang" waits for cancellation, "fail" reports PG2016.
/// </summary>
/// <param name="during">What happens in each run.</param>
internal sealed class ScriptedProbe(Func<RunContext, Task>? during = null) : IProbe
{
    public string Kind => "script";

    public string Help => "Replays values.";

    private static readonly Metric Allocated = new("allocated", Dimension.Size, Direction.LowerIsBetter, Nature.Exact, "Exact after three runs.") { Reduction = Reduction.Minimum, RunsNeeded = 3, Resolution = new(2, 0.001) };

    private static readonly MetricSet Metrics = new(
    [
        new("time", Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, "A sampled duration.") { Beside = Allocated },
        new("size", Dimension.Size, Direction.LowerIsBetter, Nature.Exact, "An exact size."),
        Allocated,
        new("rate", Dimension.Rate, Direction.HigherIsBetter, Nature.Sampled, "A rate."),
        new("errors", Dimension.Share, Direction.LowerIsBetter, Nature.Sampled, "A share of errors."),
        new("errors", Dimension.Number, Direction.LowerIsBetter, Nature.Exact, "A count of errors."),
    ],
        name => name.StartsWith("open.", StringComparison.Ordinal) ? new(name, null, Direction.AsBudgeted, Nature.Sampled, "Anything.") : null);

    public BoundProbe Bind(SettingsReader settings)
    {
        var runs = settings.Whole("runs", "How many.", 1, 1, 50);
        var compared = settings.Whole("compared", "How many where a baseline is meant.", 50, 1, 50);
        var values = settings.TextMap("values", "Metric to values.");
        var ofBase = settings.TextMap("base", "Metric to values of the base arm.");
        var facts = settings.TextMap("facts", "What they depend on.").ToDictionary(f => f.Name.Value, f => f.Value.Value);
        var cases = settings.Named("cases", "Cases with budgets of their own.", (name, reader) =>
            (Target: new Target("case", name.Value, Metrics, reader.Budgets()), Values: reader.TextMap("values", "Metric to values."), Base: reader.TextMap("base", "Of the base arm.")));
        var servers = settings.Texts("server", "Servers that it uses.");
        var starts = settings.Flag("starts", "It starts a program.", standard: false);
        var breaks = settings.Flag("breaks", "It leaves them broken.", standard: false);
        return new(Metrics, [.. cases.Select(c => c.Target)], new(runs, "run", settings.Has("compared") ? compared : null, SubjectsApart: true),
            () => async (context, cancellation) => await Run(context, context.Arm == Arm.Base && ofBase.Count > 0 ? ofBase : values, cases, cancellation) with { Facts = facts, LeavesServersBroken = breaks })
        {
            Servers = servers,
            StartsPrograms = starts,
        };
    }

    private async Task<Observations> Run(
        RunContext context,
        IReadOnlyList<(Located<string> Name, Located<string> Value)> values,
        IReadOnlyList<(Target Target, IReadOnlyList<(Located<string> Name, Located<string> Value)> Values, IReadOnlyList<(Located<string> Name, Located<string> Value)> Base)> cases,
        CancellationToken cancellation)
    {
        if (during is not null) await during(context);
        List<Diagnostic> problems = [];
        List<Subject> subjects = [];
        if (values.Count > 0 && context.Wants(new("gate", ""))) subjects.Add(Subject.Gate(await Readings(context, values, problems, cancellation)));
        foreach (var (target, own) in cases.Where(c => context.Wants(new("case", c.Target.Name))).Select(c => (c.Target, context.Arm == Arm.Base && c.Base.Count > 0 ? c.Base : c.Values)))
            subjects.Add(new("case", target.Name, [Subject.GateCarrier, target.Name], await Readings(context, own, problems, cancellation)));
        return problems.Count > 0 ? new([], problems) : new(subjects, []);
    }

    private static async Task<Dictionary<string, Reading>> Readings(RunContext context, IReadOnlyList<(Located<string> Name, Located<string> Value)> values, List<Diagnostic> problems, CancellationToken cancellation)
    {
        Dictionary<string, Reading> readings = [];
        foreach (var (name, script) in values)
        {
            var words = script.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var word = words[Math.Min(context.Round, words.Length) - 1];
            switch (word)
            {
                case "-": break;
                case "throw": throw new InvalidOperationException("a defect, as scripted");
                case "hang": await Task.Delay(Timeout.Infinite, cancellation); break;
                case "fail": problems.Add(Rules.CommandFailed.At(name.Span, "script", 3, "", "script.log")); break;
                case "nan": readings[name.Value] = new(double.NaN); break;
                default:
                    var better = word[0] switch { '↑' => Direction.HigherIsBetter, '↓' => Direction.LowerIsBetter, _ => (Direction?)null };
                    var whole = word.TrimStart('↑', '↓').Split('{');
                    readings[name.Value] = new(Parsed(whole[0]).Value, Parsed(whole[0]).Dimension, $"run {context.Round.ToString(CultureInfo.InvariantCulture)}")
                    {
                        Better = better,
                        Parts = whole.Length == 1 ? null : [.. whole[1].TrimEnd('}').Split(',').Select(p => p.Split('=')).Select(p => new Part(p[0], Parsed(p[1]).Value))],
                    };
                    break;
            }
        }
        return readings;
    }

    private static Quantity Parsed(string text)
    {
        Assert.True(QuantityText.TryParse(text, out var quantity, out var problem), problem);
        return quantity;
    }
}
