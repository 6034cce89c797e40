using PerfGates.Benchmarks.Study;
using PerfGates.Probes;
using PerfGates.Probes.Process;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Probes.Process;

/// <summary>
/// Floors of programs of which the truth is known: caches that fill while the program warms up and a while longer, a saw-tooth
/// of garbage that collections do not quite take away, neighbouring floors that resemble each other; and leaks.
/// </summary>
public class FloorsOfSimulatedPrograms
{
    private const int Runs = 200, Floors = 9;
    private const double Part = 10, WarmUp = 60, Window = 30, Limit = 5e6;

    private static readonly LeakSettings Leak = new(TimeSpan.FromSeconds(Window), [], default!, 13, default!);

    [Fact]
    public void Show_no_leak_in_200_programs_that_have_none() => Assert.DoesNotContain(Decision.Exceeds, Decided(0));

    [Fact]
    public void Show_every_leak_of_four_times_the_limit() => Assert.All(Decided(4 * Limit), d => Assert.Equal(Decision.Exceeds, d));

    private static IEnumerable<Decision> Decided(double leak) => Enumerable.Range(0, Runs).Select(seed => Decided(leak, new Random(20261121 + seed)));

    private static Decision Decided(double leak, Random random)
    {
        var (filling, slowness) = (random.NextDouble() * 100e6, 2 + random.NextDouble() * 20);
        var (tooth, period) = (random.NextDouble() * 2e6, 3 + random.NextDouble() * 40);
        var noise = SimulatedTraces.Autoregressive(2 * Floors, .6, random);
        var floors = Enumerable.Range(0, 2 * Floors).Select(i =>
        {
            var time = (i + 1) * Part;
            var cache = filling * (1 - Math.Exp(-(WarmUp + time) / slowness));
            var garbage = tooth * (time % period / period);
            return new Floor(time, 80e6 + cache + garbage + noise[i] * 300e3 + leak * time / Window, null, 12, 40);
        }).ToList();
        LeakWatch watch = new([floors[..Floors], floors[Floors..]], null, null, null);
        var growth = (Evidence.Growth)LeakFigures.Of(watch, Leak)[ResourceMetrics.MemoryGrowth.Key].Evidence!;
        return LeakRule.Decide([.. growth.Stretches.Select(s => LeakRule.Stretch(s.Times, s.Floors, Limit / growth.Per))]);
    }
}
