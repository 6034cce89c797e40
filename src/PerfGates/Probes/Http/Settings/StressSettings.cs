using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Probes.Http.Settings;

/// <summary>A search for the load that breaks the server: <c>find: breaking-point</c>.</summary>
/// <param name="Ceiling">Null: none.</param>
/// <param name="RecoveryRate">The load after the first break.</param>
internal sealed record StressSettings(Level Start, double Grow, TimeSpan Step, double Precision, Level? Ceiling, IReadOnlyList<Condition> BrokenWhen, Level RecoveryRate, TimeSpan Within, OpenSettings Open)
{
    private const string BreakingPoint = "breaking-point";
    private static readonly string[] Keys = ["start", "grow", "step", "precision", "ceiling", "broken-when", "recovery"];

    /// <summary>Null where the entry is no search.</summary>
    public static StressSettings? Read(SettingsReader settings, OpenSettings open)
    {
        var find = settings.Text("find", "'breaking-point' searches for the highest load that the server stands.", form: TextForm.OneOf(BreakingPoint));
        var start = settings.Text("start", "With 'find': the load to begin with, a rate such as 20/s or a number of users.", form: Level.EitherForm);
        var grow = settings.Quantity("grow", "With 'find': how much more each step asks than the one before.", Dimension.Number, 1.5)!;
        var step = settings.Duration("step", "With 'find': how long a step lasts; its first second is not judged.", TimeSpan.FromSeconds(8))!.Value;
        var precision = settings.Quantity("precision", "With 'find': how near healthy and broken loads are to each other in the end.", Dimension.Share, 0.1)!;
        var ceiling = settings.Text("ceiling", "With 'find': nothing more than this is asked.", form: Level.EitherForm);
        var broken = Condition.Read(settings, "broken-when", "With 'find': what a broken step is, such as [p95 > 500ms, errors > 5%].", lasting: false);
        var recovery = settings.Section("recovery", "With 'find': what is asked after the first break, and how long the server has.", inside => new Recovery(
            inside.Text("rate", "The load after the first break; otherwise that of 'start'.", form: Level.EitherForm), inside.Duration("within", "How long the server may take to recover.", Recovery.Longest) ?? Recovery.Longest)) ?? Recovery.Standard;
        if (find is null)
        {
            foreach (var lonely in Keys.Where(settings.Has).Take(1)) settings.Report(Rules.MissingKey.At(settings.KeySpan(lonely), settings.Where, "find", $"'{lonely}' belongs to 'find: {BreakingPoint}'"));
            return null;
        }
        if (find.Value != BreakingPoint) settings.Report(Rules.InvalidValue.At(find.Span, find.Value, "find", $"write {BreakingPoint}{Suggestion.For(find.Value, [BreakingPoint])}"));
        Ranges(settings, grow, step, precision);
        foreach (var condition in broken) Conditions.Check(condition, settings, mustLast: false);
        if (broken.Count == 0 && !settings.Has("broken-when")) settings.Report(Rules.MissingKey.At(settings.Span, settings.Where, "broken-when", "what a broken step is, such as 'p95 > 500ms', or a list of such"));
        if (start is null) settings.Report(Rules.MissingKey.At(settings.Span, settings.Where, "start", "the load to begin with, such as 20/s"));
        var from = start is null ? null : Level.Either(start, settings);
        var known = from ?? new(true, 1, 1);
        return new(known, grow.Value, step, precision.Value, Like(ceiling, from, "ceiling", settings), broken, Like(recovery.Rate, from, "recovery", settings) ?? known, recovery.Within, open);
    }

    private static void Ranges(SettingsReader settings, Located<double> grow, TimeSpan step, Located<double> precision)
    {
        if (grow.Value is <= 1 or > 10) settings.Report(Rules.InvalidValue.At(grow.Span, QuantityText.Write(new(grow.Value, Dimension.Number)), "grow", "write a number above 1 and at most 10, such as 1.5"));
        if (step < TimeSpan.FromSeconds(3)) settings.Report(Rules.InvalidValue.At(settings.ValueSpan("step"), QuantityText.Write(new(step.TotalSeconds, Dimension.Time)), "step", "its first second is not judged, and two more must show whether it is broken; write 3s or more"));
        if (precision.Value is < 0.01 or > 1) settings.Report(Rules.InvalidValue.At(precision.Span, QuantityText.Write(new(precision.Value, Dimension.Share)), "precision", "write a share from 1% to 100%"));
    }

    // Users and rates are not compared with each other.
    private static Level? Like(Located<string>? written, Level? start, string key, SettingsReader settings)
    {
        if (written is null || Level.Either(written, settings) is not { } level) return null;
        if (start is null || level.IsRate == start.IsRate) return level;
        settings.Report(Rules.InvalidValue.At(written.Span, written.Value, key, start.IsRate ? "'start' is a rate, so write a rate such as 20/s" : "'start' is a number of users, so write a number"));
        return null;
    }

    private sealed record Recovery(Located<string>? Rate, TimeSpan Within)
    {
        public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

        public static Recovery Standard { get; } = new(null, Longest);
    }
}
