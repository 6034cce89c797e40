using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Probes.Command;

/// <summary>Takes figures while a program runs, and gives them out afterwards.</summary>
/// <param name="OutputLine">Takes lines of standard output; null: nobody reads them.</param>
/// <param name="FinishAsync">Called once, after a program that ended well.</param>
internal sealed record MetricReading(Action<string>? OutputLine, Action<string>? ErrorLine, Func<CancellationToken, Task> FinishAsync)
{
    /// <summary>Goes on beside the program until the token says that it has ended; it does not throw for that.</summary>
    public Func<CancellationToken, Task> WatchAsync { get; init; } = _ => Task.CompletedTask;

    public static MetricReading Of(Action<string>? outputLine, Action<string>? errorLine, Action finish) => new(outputLine, errorLine, _ =>
    {
        finish();
        return Task.CompletedTask;
    });
}

/// <summary>
/// The figures of one run. A metric is reported once in a run: of two values neither is more right, so the second is a
/// problem. A run with a problem counts for nothing. Both streams report at the same time, hence the lock.
/// </summary>
internal sealed class ReportedMetrics(SourceSpan span, string log)
{
    // More help nobody: the log has them all.
    private const int MostProblems = 10;
    private const int MostMetrics = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Reading Reading, string Where)> _reported = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _problems = [];

    /// <param name="value">A number, or a quantity if <paramref name="unit"/> is empty.</param>
    /// <param name="where">"output line 3".</param>
    /// <param name="cause">How it came about, for people; null if there is nothing to say.</param>
    /// <returns>What is wrong with it; null if it was taken.</returns>
    public string? Take(string name, string value, string unit, Direction? better, string where, string? cause = null)
    {
        if (name.Length == 0) return "it has no name";
        if (name == CommandProbe.Wall) return $"'{name}' is measured by PerfGates itself; report it under another name";
        if (!TryRead(value, unit, out var quantity, out var problem)) return problem;
        lock (_lock)
        {
            if (_reported.TryGetValue(name, out var first)) return $"'{name}' was already reported in {first.Where}; report each metric once in a run";
            if (_reported.Count == MostMetrics) return string.Create(CultureInfo.InvariantCulture, $"there are more than {MostMetrics} metrics");
            _reported[name] = (new(quantity.Value, quantity.Dimension, cause) { Better = better }, where);
            return null;
        }
    }

    public bool HasProblems
    {
        get
        {
            lock (_lock) return _problems.Count > 0;
        }
    }

    public void Report(Diagnostic problem)
    {
        lock (_lock)
            if (_problems.Count < MostProblems) _problems.Add(problem);
    }

    public void NotUnderstood(string source, int line, string why) => Report(Rules.OutputNotUnderstood.At(span, source, line, why, log));

    public void NoMatch(string name) => Report(Rules.RegexNoMatch.At(span, name, log));

    public void UnusableFile(string file, string why) => Report(Rules.MetricsFile.At(span, file, why));

    public Observations Observed(TimeSpan wall)
    {
        lock (_lock)
        {
            if (_problems.Count > 0) return Observations.Failed([.. _problems]);
            return new([Subject.Gate(new Dictionary<string, Reading>(_reported.Select(r => KeyValuePair.Create(r.Key, r.Value.Reading))) { [CommandProbe.Wall] = new(wall.TotalSeconds) })], []);
        }
    }

    // A bare number may be negative or have an exponent, which limits in a budget file never have.
    private static bool TryRead(string value, string unit, out Quantity quantity, out string problem)
    {
        quantity = default;
        if (!double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
        {
            if (unit.Length == 0 ? QuantityText.TryParse(value, out quantity, out problem) : Refuse("it is not a number", out problem)) return true;
            problem = $"its value '{value}' cannot be read: {problem}";
            return false;
        }
        if (!QuantityText.TryUnit(unit.Trim(), out var one, out problem)) return false;
        quantity = one with { Value = number * one.Value };
        return double.IsFinite(quantity.Value) || Refuse($"its value '{value}' is not a finite number", out problem);
    }

    private static bool Refuse(string why, out string problem)
    {
        problem = why;
        return false;
    }
}
