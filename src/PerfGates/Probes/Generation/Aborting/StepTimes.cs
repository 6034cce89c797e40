namespace PerfGates.Probes.Generation.Aborting;

/// <summary>Seconds of each step, the first from the very beginning; steps that were reported together share their time.</summary>
internal static class StepTimes
{
    /// <param name="reports">Rising steps, with the seconds since the beginning.</param>
    public static double[] Of(IReadOnlyList<(double Elapsed, int Step, int Steps)> reports)
    {
        List<double> times = [];
        double before = 0;
        foreach (var (elapsed, step, _) in reports)
        {
            var made = step - times.Count;
            times.AddRange(Enumerable.Repeat((elapsed - before) / Math.Max(1, made), made));
            if (made > 0) before = elapsed;
        }
        return [.. times];
    }
}
