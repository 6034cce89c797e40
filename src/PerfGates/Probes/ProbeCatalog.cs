using PerfGates.Budgets;

namespace PerfGates.Probes;

/// <summary>Every probe that this version has: the one list.</summary>
internal static class ProbeCatalog
{
    public static IReadOnlyList<IProbe> All { get; } =
    [
        new Bundle.BundleProbe(),
        new Benchmark.BenchmarkProbe(Path.Combine(AppContext.BaseDirectory, "host", "PerfGates.BenchmarkHost.dll")),
        new Command.CommandProbe(),
        new Process.ProcessProbe(),
        new Vram.VramProbe(),
        new Http.HttpProbe(Path.Combine(AppContext.BaseDirectory, "perfgates.dll")),
        new Generation.GenerationProbe(),
    ];

    /// <summary>Each probe's key with the keys of its settings, told by the probe itself.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Setting>> SettingsOf(IEnumerable<IProbe> probes) =>
        probes.ToDictionary(p => p.Kind, p => SettingsReader.Describe(s => p.Bind(s)));
}
