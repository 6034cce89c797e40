using System.Reflection;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Benchmark;

/// <param name="Project">Null: the project that owns the budget file.</param>
/// <param name="Patterns">In file order; of several that match a case the first one holds for it.</param>
/// <param name="PatternSpans">Where each pattern stands.</param>
/// <param name="Sampling">How many processes a case may take.</param>
internal sealed record BenchmarkSettings(
    SourceSpan Span, Located<string>? Project, Located<string> Filter, IReadOnlyList<Target> Patterns, IReadOnlyList<SourceSpan> PatternSpans, SamplingPlan Sampling)
{
    // A clear pass or breach needs five to eight; at twenty nearly everything is decided.
    private const int StandardRuns = 20;

    // Where no rule looks, there is no reason to stop early: as many as make the median steady.
    private const int ObservedRuns = 5;

    private enum Toolchain
    {
        FreshProcess,
        Benchmarkdotnet,
    }

    private enum Profile
    {
        Quick,
        Ci,
        Thorough,
    }

    public static ProjectUse ProjectOf(string gate) => new($"gate '{gate}', benchmark", "benchmark project", "benchmarks", Rules.BenchmarkBuildFailed);

    public static BenchmarkSettings Read(SettingsReader settings)
    {
        var project = settings.Text("project", "The benchmark project; this project if left out.");
        var filter = settings.Text("filter", "Which cases: a pattern with * and ? on the case's full name, with or without its arguments.", "*")!;
        var cases = settings.Named("cases", "Budgets for some of the cases, by pattern; the first that matches a case holds for it.",
            (name, one) => (name.Span, Target: new Target("case", name.Value, CaseFigures.Metrics, one.Budgets())), "case");
        var runs = settings.Whole("runs", "Fresh processes for each case at most; a case ends as soon as its budgets are decided.", StandardRuns, 1, 50);
        if (settings.Choice("toolchain", "How a case is run: in fresh processes of this program.", Toolchain.FreshProcess) != Toolchain.FreshProcess)
            settings.Report(NotYet(settings.ValueSpan("toolchain"), "'toolchain: benchmarkdotnet'"));
        if (settings.Choice("profile", "How thoroughly to measure.", Profile.Ci) is var profile and not Profile.Ci)
            settings.Report(NotYet(settings.ValueSpan("profile"), $"'profile: {profile.ToString().ToLowerInvariant()}'"));
        return new(settings.Span, project, filter, [.. cases.Select(c => c.Target)], [.. cases.Select(c => c.Span)],
            new SamplingPlan(runs, "process", settings.Has("runs") ? runs : null, settings.Has("runs") ? null : ObservedRuns, SubjectsApart: true));
    }

    private static Diagnostic NotYet(SourceSpan span, string what) =>
        Rules.NotInThisVersion.At(span, what, typeof(BenchmarkSettings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
}
