using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.DotNet;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Profiles;
using PerfGates.Reports;
using PerfGates.Running;
using PerfGates.Verdicts;

namespace PerfGates;

/// <summary>Runs what breached once more under a trace, and tells where its time went. Verdicts stand, whatever comes of it.</summary>
internal sealed class WhyBreached(Plan plan, RunEnvironment environment)
{
    private readonly List<Diagnostic> _problems = [];
    private readonly List<string> _unexplained = [];

    /// <summary>Warnings about what could not be traced.</summary>
    public IReadOnlyList<Diagnostic> Problems => _problems;

    /// <summary>The report with profiles, and the files of them: name → text.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; everything that was started is gone.</exception>
    public async Task<(Report Report, IReadOnlyDictionary<string, string> Files)> ExplainAsync(Report report, AcceptedProfiles accepted, CancellationToken cancellation)
    {
        Dictionary<string, ReportedProfile> profiles = [];
        Dictionary<string, string> files = [];
        foreach (var gate in report.Gates.Where(g => g.Budgets.Any(b => b.Verdict == Verdict.Breach)))
        {
            var (name, subject) = (gate.Gate.Name.Value, Worst(gate));
            HashSet<SubjectKey> others = subject is { } own ? [.. gate.Measured.Select(m => new SubjectKey(m.Kind, m.Name)).Where(k => k != own)] : [];
            if (await TraceAsync(gate.Gate, others, cancellation) is not var (profile, trace)) continue;
            var what = subject?.Name ?? "";
            files[Speedscope.FileName(name)] = Speedscope.Render(profile, what.Length > 0 ? $"{name}: {what}" : name, $"perfgates {report.ToolVersion}");
            profiles[name] = Reported(profile, what, accepted.Find(name, what), Speedscope.FileName(name)) with { Trace = trace };
        }
        return (report with { Profiles = profiles, Unexplained = _unexplained, Diagnostics = [.. report.Diagnostics, .. _problems] }, files);
    }

    /// <summary>What is remembered of gates whose values were accepted.</summary>
    /// <param name="subjects">Of a gate those that have values.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; everything that was started is gone.</exception>
    public async Task<AcceptedProfiles> AcceptAsync(AcceptedProfiles old, Func<PlannedGate, IReadOnlyList<SubjectKey>> subjects, DateOnly date, CancellationToken cancellation)
    {
        foreach (var gate in plan.Gates)
        {
            List<AcceptedProfile> profiles = [];
            var all = subjects(gate);
            foreach (var subject in gate.Bound.Sampling.SubjectsApart ? all : [new("gate", "")])
                if (await TraceAsync(gate, all.Where(s => gate.Bound.Sampling.SubjectsApart && s != subject).ToHashSet(), cancellation) is var (profile, _)) profiles.Add(AcceptedProfiles.Of(profile, subject.Name, date));
            if (profiles.Count > 0) old = old.With(gate.Name.Value, profiles);
        }
        return old;
    }

    // Null where one run measures all subjects together.
    private static SubjectKey? Worst(JudgedGate gate) => !gate.Gate.Bound.Sampling.SubjectsApart ? null
        : gate.Budgets.Where(b => b.Verdict == Verdict.Breach).OrderByDescending(b => b.Budget.Item.Severity == Severity.Error).ThenByDescending(b => b.Worst!.Overshoot).Select(b => new SubjectKey(b.Worst!.Kind, b.Worst.Name)).First();

    private async Task<(StackProfile Profile, string Trace)?> TraceAsync(PlannedGate gate, IReadOnlySet<SubjectKey> others, CancellationToken cancellation)
    {
        if (gate.IsServer || !gate.Bound.CanBeTraced) return Nothing(gate, "it starts no program that could be traced");
        environment.Tell(new RunEvent.Note(gate.Name.Value, "run once more under a trace, to see where its time goes"));
        var (traces, problem) = await TracedRun.RunAsync(environment, plan, gate, others, cancellation);
        if (traces is null) return Failed(gate, problem!);
        if (traces.Count == 0) return Nothing(gate, "there is no trace: it starts no .NET program, or ends it by force");
        List<(StackProfile Profile, string Trace)> profiles = [];
        foreach (var trace in traces)
        {
            var (stacks, unreadable) = await Task.Run(() => TraceFile.Stacks(trace), cancellation);
            if (stacks is null) problem = unreadable;
            else if (StackProfile.Of(stacks) is { Samples: > 0 } profile) profiles.Add((profile, trace));
        }
        if (profiles.Count > 0) return profiles.OrderByDescending(p => p.Profile.IsBenchmark).ThenByDescending(p => p.Profile.Samples).First();
        return problem is not null ? Failed(gate, problem) : Nothing(gate, "it was never seen at work, its threads only waited");
    }

    private (StackProfile, string)? Nothing(PlannedGate gate, string why)
    {
        _unexplained.Add($"{gate.Name.Value}: {why}");
        return null;
    }

    private (StackProfile, string)? Failed(PlannedGate gate, string why)
    {
        _problems.Add(Rules.NotTraced.At(gate.Name.Span, gate.Name.Value, why));
        return null;
    }

    private static ReportedProfile Reported(StackProfile profile, string subject, AcceptedProfile? accepted, string speedscope) => new(
        subject, profile.Samples,
        [.. profile.Methods.Take(20).Select(m => new ReportedMethod(m.Name, Math.Round(m.Self, 4), Math.Round(m.Inclusive, 4), accepted is null ? null : accepted.Methods.GetValueOrDefault(m.Name)))],
        accepted is null ? null : string.Create(CultureInfo.InvariantCulture, $"the run accepted on {accepted.Date}"), speedscope);
}
