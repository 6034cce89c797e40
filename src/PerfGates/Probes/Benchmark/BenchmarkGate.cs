using PerfGates.Diagnostics;

namespace PerfGates.Probes.Benchmark;

/// <summary>One gate over all its rounds: the first finds the assembly and its cases, each runs one process per case.</summary>
internal sealed class BenchmarkGate(BenchmarkSettings settings, string host)
{
    private IReadOnlyList<CaseRuns>? _cases;
    private string? _build;

    public async Task<Observations> RunAsync(RunContext context, CancellationToken cancellation)
    {
        List<Diagnostic> problems = [];
        _cases ??= await PrepareAsync(context, problems, cancellation);
        if (_cases is null) return new([], problems);
        List<Subject> subjects = [];
        foreach (var (one, index) in _cases.Select((c, i) => (c, i)))
            if (context.Wants(one.Key) && await one.RunAsync(context, $"case {index + 1} of {_cases.Count}: {one.Name}, process {context.Round}", problems, cancellation) is { } subject)
                subjects.Add(subject);
        return new(subjects, problems) { Facts = Facts(_cases), Build = _build };
    }

    // Of all cases that were ever measured, so that they stay the same when some are left out. Jobs may want processes that
    // differ, in their garbage collector for one.
    private static Dictionary<string, string> Facts(IReadOnlyList<CaseRuns> cases) =>
        cases.SelectMany(c => c.Facts).GroupBy(f => f.Key, f => f.Value).ToDictionary(f => f.Key, f => string.Join(" + ", f.Distinct().Order(StringComparer.Ordinal)));

    private async Task<IReadOnlyList<CaseRuns>?> PrepareAsync(RunContext context, List<Diagnostic> problems, CancellationToken cancellation)
    {
        if (await BenchmarkAssembly.FindAsync(settings, context, problems, cancellation) is not { } assembly) return null;
        if (context.IsCompared) _build = assembly.Identity();
        var process = new HostProcess(host, assembly);
        if (await process.ListAsync(context, settings.Span, problems, cancellation) is not { } cases) return null;
        List<Diagnostic> misses = [];
        var selected = CaseSelection.Select(settings, assembly.Label, cases, context.HasOwnBudgets, misses);
        // What base lacks, head has gained; the other cases can be compared all the same.
        if (context.Arm == Arm.Base || misses.Count == 0) return [.. selected.Select(s => new CaseRuns(s, process))];
        problems.AddRange(misses);
        return null;
    }
}
