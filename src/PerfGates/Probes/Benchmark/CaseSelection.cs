using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Benchmark;

/// <summary>A case that is measured.</summary>
/// <param name="Carriers">Whose budgets hold for it.</param>
/// <param name="Span">Where problems with it point.</param>
internal sealed record SelectedCase(HostCase Case, IReadOnlyList<string> Carriers, SourceSpan Span);

/// <summary>Decides which cases are measured and which budgets hold for each.</summary>
internal static class CaseSelection
{
    /// <param name="misses">A filter or pattern without a case, which could never fail.</param>
    public static IReadOnlyList<SelectedCase> Select(BenchmarkSettings settings, string project, IReadOnlyList<HostCase> all, bool gateHasBudgets, ICollection<Diagnostic> misses)
    {
        List<HostCase> filtered = [.. all.Where(c => CasePattern.Matches(settings.Filter.Value, c.Name))];
        if (filtered.Count == 0)
        {
            misses.Add(Rules.NoCases.At(settings.Filter.Span, $"filter '{settings.Filter.Value}'", project, NearMiss(settings.Filter.Value, all)));
            return [];
        }
        List<(HostCase Case, int Pattern)> owned = [.. filtered.Select(c => (c, First(settings.Patterns, c)))];
        for (var i = 0; i < settings.Patterns.Count; i++)
            if (owned.All(o => o.Pattern != i)) misses.Add(Rules.NoCases.At(settings.PatternSpans[i], $"'{settings.Patterns[i].Name}'", project, WhyNone(settings, i, filtered, all)));
        return
        [
            .. owned.Where(o => gateHasBudgets || (o.Pattern >= 0 && settings.Patterns[o.Pattern].Budgets.Count > 0))
                .Select(o => o.Pattern < 0
                    ? new SelectedCase(o.Case, [Subject.GateCarrier], settings.Filter.Span)
                    : new SelectedCase(o.Case, [Subject.GateCarrier, settings.Patterns[o.Pattern].Name], settings.PatternSpans[o.Pattern])),
        ];
    }

    private static int First(IReadOnlyList<Target> patterns, HostCase one) => patterns.ToList().FindIndex(p => CasePattern.Matches(p.Name, one.Name));

    private static string WhyNone(BenchmarkSettings settings, int pattern, IReadOnlyList<HostCase> filtered, IReadOnlyList<HostCase> all)
    {
        var name = settings.Patterns[pattern].Name;
        if (filtered.FirstOrDefault(c => CasePattern.Matches(name, c.Name)) is { } taken)
            return $"; '{taken.Name}' belongs to '{settings.Patterns[First(settings.Patterns, taken)].Name}', which stands before it";
        return all.FirstOrDefault(c => CasePattern.Matches(name, c.Name)) is { } leftOut
            ? $"; filter '{settings.Filter.Value}' leaves out '{leftOut.Name}'"
            : NearMiss(name, filtered);
    }

    private static string NearMiss(string pattern, IReadOnlyList<HostCase> cases)
    {
        if (cases.Count == 0) return "; it has none";
        var words = cases.Select(c => c.Name).Concat(cases.Select(c => CasePattern.WithoutArguments(c.Name))).Concat(cases.SelectMany(c => Endings(CasePattern.WithoutArguments(c.Name)))).Distinct();
        if (Suggestion.Nearest(pattern.Trim('*', '.'), words) is { } near) return $"; did you mean '*{near}*'?";
        var more = cases.Count > 3 ? $" and {cases.Count - 3} more" : "";
        return $"; it has {string.Join(", ", cases.Take(3).Select(c => $"'{c.Name}'"))}{more}";
    }

    // "Bench.Parser.Parse" ends in "Parser.Parse" and "Parse", and consists of "Bench", "Parser" and "Parse".
    private static IEnumerable<string> Endings(string name)
    {
        var parts = name.Split('.');
        return Enumerable.Range(1, parts.Length - 1).Select(i => string.Join('.', parts[i..])).Concat(parts);
    }
}
