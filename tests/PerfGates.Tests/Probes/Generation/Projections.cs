using PerfGates.Probes.Generation.Aborting;

namespace PerfGates.Tests.Probes.Generation;

public class Projections
{
    // What runs look like: a slow first step, a fast then slow half, checkpoints, a long tail.
    private static readonly (string Name, Func<int, double> Step, double Tail)[] Shapes =
    [
        ("steady", _ => 1, 2), ("slow first step", i => i == 0 ? 12 : 1, 2), ("slow first three", i => i < 3 ? 6 : 1, 1), ("rising", i => 0.5 + i / 50.0, 3), ("falling", i => 1.5 - i / 50.0, 3),
        ("fast, then slow", i => i < 40 ? 0.3 : 5, 4), ("slow, then fast", i => i < 20 ? 3 : 0.4, 4), ("checkpoints", i => i % 10 == 9 ? 5 : 1, 2), ("long tail", _ => 1, 40), ("two passes", i => i < 25 ? 0.5 : 2, 10),
    ];

    private const int Steps = 50;

    [Fact]
    public void By_the_shape_of_an_accepted_run_no_good_run_is_ended_and_most_of_a_bad_one_is_saved()
    {
        var (falseAborts, saved) = Simulate((i, shape) => Run(i, shape, 1).Profile);
        Assert.Equal(0, falseAborts);
        Assert.InRange(saved, 0.5, 1);
    }

    [Fact]
    public void Without_one_it_is_more_careful_and_saves_less()
    {
        var shaped = Simulate((i, shape) => Run(i, shape, 1).Profile);
        var careful = Simulate((_, _) => null);
        Assert.InRange(careful.Saved, 0, shaped.Saved);
    }

    [Fact]
    public void What_is_twice_as_slow_throughout_is_projected_exactly()
    {
        var projection = new Projection(60, new(Enumerable.Repeat(1.0, Steps).ToArray(), 10));
        double? projected = null;
        var step = 0;
        while (projected is null) projected = projection.After(++step * 2.0, step, Steps);
        // Three ratios beyond the first two steps, three times running.
        Assert.Equal((7, 120), (step, projected.Value));
    }

    [Fact]
    public void A_slow_moment_is_not_taken_for_all()
    {
        // Steps 20 to 22 take five times as long: the whole takes 72 s, and 72.6 s are allowed before it is ended.
        var projection = new Projection(66, new(Enumerable.Repeat(1.0, Steps).ToArray(), 10));
        Assert.All(Enumerable.Range(1, Steps), i => Assert.Null(projection.After(i + 4 * Math.Clamp(i - 19, 0, 3), i, Steps)));
    }

    [Fact]
    public void The_message_says_at_which_step_and_what_it_saved()
    {
        var watch = new AbortWatch(AbortPolicy.Projected, 360, new(Enumerable.Repeat(6.0, Steps).ToArray(), 12));
        Abortion? abortion = null;
        for (var step = 1; abortion is null; step++) abortion = watch.After(step * 8.2, step, Steps);
        Assert.Equal(new Abortion(426.4, "aborted at step 7 of 50, and this is projected by the shape of the last accepted run: over by more than 10 % 3 times; saved 6.15 m", IsProjected: true), abortion with { Value = Math.Round(abortion.Value, 9) });
        Assert.Null(new AbortWatch(AbortPolicy.Budget, 360, null).After(1, 49, 50));
        Assert.Equal("aborted when 361 s had passed; it would have taken longer", new AbortWatch(AbortPolicy.Budget, 360, null).At(361)!.Why.Replace("6.017 m", "361 s", StringComparison.Ordinal));
        Assert.Null(AbortWatch.Never.At(1e9));
    }

    /// <summary>4,000 runs, half of them within a limit of 1.15 × the accepted run, at ±3 % of jitter for each step.</summary>
    private static (int FalseAborts, double Saved) Simulate(Func<Random, (string Name, Func<int, double> Step, double Tail), StepProfile?> profileOf)
    {
        var random = new Random(20261121);
        var (falseAborts, saved, bad) = (0, 0.0, 0);
        for (var run = 0; run < 4000; run++)
        {
            var shape = Shapes[run % Shapes.Length];
            var limit = 1.15 * Run(random, shape, 1).Total;
            var profile = profileOf(random, shape);
            var (times, total, _) = Run(random, shape, run / Shapes.Length % 2 == 0 ? 0.85 + 0.25 * random.NextDouble() : 1.3 + 1.2 * random.NextDouble());
            var aborted = AbortedAt(new(limit, profile), times);
            if (total <= limit && aborted is not null) falseAborts++;
            if (total <= limit) continue;
            bad++;
            saved += (total - (aborted ?? total)) / total;
        }
        return (falseAborts, saved / bad);
    }

    private static double? AbortedAt(Projection projection, double[] times)
    {
        double elapsed = 0;
        foreach (var (i, time) in times.Index())
            if (projection.After(elapsed += time, i + 1, Steps) is not null) return elapsed;
        return null;
    }

    private static (double[] Times, double Total, StepProfile Profile) Run(Random random, (string Name, Func<int, double> Step, double Tail) shape, double slowness)
    {
        double[] times = [.. Enumerable.Range(0, Steps).Select(i => shape.Step(i) * slowness * (1 + 0.06 * (random.NextDouble() - 0.5)))];
        var tail = shape.Tail * slowness;
        return (times, times.Sum() + tail, new(times, tail));
    }
}
