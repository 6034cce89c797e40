using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Tests.Pipeline;

/// <summary>
/// A probe that replays what the budget file tells it to: <c>script: { runs: 3, values: { time: "2ms 3ms 4ms" }, cases: { a: { values: …, budgets: … } } }</c>.
/// "-" leaves a value out of its run, "throw" throws, "hang" waits for cancellation, "fail" reports PG2016.
/// </summary>
internal sealed class ScriptedProbe : IProbe
{
    public string Kind => "script";

    public string Help => "Replays values.";

    private static readonly MetricSet Metrics = new(
    [
        new("time", Dimension.Time, Direction.LowerIsBetter, Nature.Sampled, "A sampled duration."),
        new("size", Dimension.Size, Direction.LowerIsBetter, Nature.Exact, "An exact size."),
        new("allocated", Dimension.Size, Direction.LowerIsBetter, Nature.Exact, "Exact after three runs.") { Reduction = Reduction.Minimum, RunsNeeded = 3 },
        new("rate", Dimension.Rate, Direction.HigherIsBetter, Nature.Sampled, "A rate."),
        new("errors", Dimension.Share, Direction.LowerIsBetter, Nature.Sampled, "A share of errors."),
        new("errors", Dimension.Number, Direction.LowerIsBetter, Nature.Exact, "A count of errors."),
    ],
        name => name.StartsWith("open.", StringComparison.Ordinal) ? new(name, null, Direction.AsBudgeted, Nature.Sampled, "Anything.") : null);

    public BoundProbe Bind(SettingsReader settings)
    {
        var runs = settings.Whole("runs", "How many.", 1, 1, 50);
        var values = settings.TextMap("values", "Metric to values.");
        var cases = settings.Named("cases", "Cases with budgets of their own.", (name, reader) =>
            (Target: new Target("case", name.Value, Metrics, reader.Budgets()), Values: reader.TextMap("values", "Metric to values.")));
        return new(Metrics, [.. cases.Select(c => c.Target)], new(runs, "run"), () => (context, cancellation) => Run(context, values, cases, cancellation));
    }

    private static async Task<Observations> Run(
        RunContext context,
        IReadOnlyList<(Located<string> Name, Located<string> Value)> values,
        IReadOnlyList<(Target Target, IReadOnlyList<(Located<string> Name, Located<string> Value)> Values)> cases,
        CancellationToken cancellation)
    {
        List<Diagnostic> problems = [];
        List<Subject> subjects = [];
        if (values.Count > 0) subjects.Add(Subject.Gate(await Readings(context, values, problems, cancellation)));
        foreach (var (target, own) in cases)
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
                    Assert.True(QuantityText.TryParse(word.TrimStart('↑', '↓'), out var quantity, out var problem), problem);
                    readings[name.Value] = new(quantity.Value, quantity.Dimension, $"run {context.Round.ToString(CultureInfo.InvariantCulture)}") { Better = better };
                    break;
            }
        }
        return readings;
    }
}
