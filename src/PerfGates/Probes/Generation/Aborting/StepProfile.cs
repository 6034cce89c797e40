namespace PerfGates.Probes.Generation.Aborting;

/// <summary>The shape of a run that was accepted.</summary>
/// <param name="Steps">Seconds of each.</param>
/// <param name="Tail">Seconds behind the last.</param>
internal sealed record StepProfile(IReadOnlyList<double> Steps, double Tail)
{
    // Of less than this nothing can be projected.
    private const int Fewest = 3;

    /// <summary>Null where it was not made in steps that cover it.</summary>
    public static StepProfile? Of(IReadOnlyList<(double Elapsed, int Step, int Steps)> reports, double total)
    {
        if (reports.Count == 0) return null;
        var (ended, step, steps) = reports[^1];
        if (step != steps || steps < Fewest) return null;
        return new(StepTimes.Of(reports), Math.Max(0, total - ended));
    }
}
