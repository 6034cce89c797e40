using PerfGates.Load;
using PerfGates.Probes.Http.Settings;

namespace PerfGates.Probes.Http.Planning;

/// <summary>What the generator is told to do for a step of load.</summary>
internal static class Orders
{
    public static readonly TimeSpan StandardWarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Finest = TimeSpan.FromMilliseconds(10);

    // Each divides a second.
    private static readonly int[] Milliseconds = [10, 20, 50, 100, 200, 250, 500, 1000];

    // Windows that a step is cut into: enough to see how neighbours resemble each other.
    private const int Windows = 64;

    // A percentile of fewer has fewer than ten requests beyond it, and 200 are ten for p95.
    private const double Beyond = 10;
    private const int FewestIterations = 200;
    private const int MostIterations = 100_000;
    private const double WarmUpShare = 0.1;

    public static LoadOrder.Step Of(HttpPlan plan, LoadSettings load, PlannedStep step, int number, RunContext context)
    {
        var iterations = load.For is not null ? (long?)null : load.Iterations ?? Iterations(plan, context.Budgeted);
        return new(number, step.Name, load.Open.Drive(step.Level), context.WarmUp ?? (iterations is null ? StandardWarmUp : TimeSpan.Zero), load.For, iterations, load.For is { } time ? Window(time) : Finest)
        {
            WarmUpIterations = iterations is { } passes && context.WarmUp is null ? (long)Math.Ceiling(passes * WarmUpShare) : 0,
        };
    }

    /// <summary>As many as the budgeted percentiles need, of the rarest request that carries budgets.</summary>
    private static long Iterations(HttpPlan plan, IEnumerable<string> budgeted)
    {
        var needed = budgeted.Select(HttpMetrics.ShareOf).OfType<double>().Select(q => (long)Math.Ceiling(Beyond / (1 - q) - 1e-6)).Append(FewestIterations).Max();
        RequestGroup?[] groups = [null, .. plan.Groups.Where(g => g.Target.Budgets.Count > 0)];
        var passes = needed;
        while (passes < MostIterations && groups.Any(g => plan.RequestsOf(g, passes) < needed)) passes *= 2;
        return passes;
    }

    /// <summary>About a 64th of the step: a part of a second, or whole seconds.</summary>
    public static TimeSpan Window(TimeSpan step)
    {
        var exact = step.TotalMilliseconds / Windows;
        return exact >= 2000 ? TimeSpan.FromSeconds(Math.Floor(exact / 1000)) : TimeSpan.FromMilliseconds(Milliseconds.LastOrDefault(m => m <= exact, Milliseconds[0]));
    }
}
