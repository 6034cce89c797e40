namespace PerfGates.Probes;

/// <summary>Every probe that this version has: the one list.</summary>
internal static class ProbeCatalog
{
    public static IReadOnlyList<IProbe> All { get; } =
    [
        new Bundle.BundleProbe(),
        new Command.CommandProbe(),
    ];
}
