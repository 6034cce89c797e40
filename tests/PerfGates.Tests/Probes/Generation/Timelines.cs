using PerfGates.Probes.Generation.Events;
using static PerfGates.Probes.Generation.Events.GenerationEvent;

namespace PerfGates.Tests.Probes.Generation;

public class Timelines
{
    [Fact]
    public void Times_of_one_clock_are_never_mixed_with_those_of_another()
    {
        // The server's clock is years off; only what it says of both ends counts.
        var timeline = Of(new Submitted(Moment.At(0)), new GenerationEvent.Running(new(1, 3, 1000)), new Done(new(8, 12, 1007)));
        Assert.Equal(new Stretch(7, 7, 7), timeline.Running);
        Assert.Equal(new Stretch(2, 1, 3), timeline.Queue);
        Assert.Equal(new Stretch(9, 8, 10), timeline.Total);
    }

    [Fact]
    public void A_server_that_writes_whole_seconds_leaves_two_of_them_open()
    {
        var coarse = Of(new Submitted(Moment.At(0)), new GenerationEvent.Running(new(0, 9, 1000, 1)), new Done(new(8, 16, 1007, 1)));
        Assert.Equal(new Stretch(7, 6, 8), coarse.Running);
        // Who polled more finely knows better.
        var fine = Of(new Submitted(Moment.At(0)), new GenerationEvent.Running(new(1, 1.5, 1000, 1)), new Done(new(8, 8.5, 1007, 1)));
        Assert.Equal(new Stretch(7, 6.5, 7.5), fine.Running);
    }

    [Fact]
    public void What_was_polled_is_uncertain_by_both_ends()
    {
        var timeline = Of(new Submitted(Moment.At(0)), new GenerationEvent.Running(new(0, 1)), new Done(new(9, 10)));
        Assert.Equal(new Stretch(9.5, 9, 10), timeline.Total);
        Assert.Equal(new Stretch(9, 8, 10), timeline.Running);
    }

    [Fact]
    public void A_stage_lasts_to_its_end_or_to_the_next()
    {
        var timeline = Of(new Submitted(Moment.At(0)), Begins(1, "load"), new StageEnds(Moment.At(3), "load"), Begins(4, "denoise"), Begins(6, "decode"), Begins(7, "denoise"), new Done(Moment.At(10)));
        Assert.Equal(["load", "denoise", "decode"], timeline.Stages);
        Assert.Equal([2, 5, 1], timeline.Stages.Select(s => timeline.Stage(s)!.Value.Value));
        Assert.Null(timeline.Stage("upscale"));
    }

    [Fact]
    public void The_first_step_counts_only_where_its_beginning_is_known()
    {
        Assert.Equal([1, 1], Of(new Submitted(Moment.At(0)), Step(5, 1), Step(6, 2), Step(7, 3)).Steps);
        Assert.Equal([2, 1], Of(new Submitted(Moment.At(0)), Step(3, 0), Step(5, 1), Step(6, 2)).Steps);
        Assert.Equal([4, 1], Of(new Submitted(Moment.At(0)), Begins(1, "denoise"), Step(5, 1), Step(6, 2)).Steps);
    }

    [Fact]
    public void Steps_that_were_seen_together_share_their_time() =>
        Assert.Equal([1, 2, 2, 2], Of(new Submitted(Moment.At(0)), Step(0, 0), Step(1, 1), Step(7, 4)).Steps);

    [Fact]
    public void Steps_that_one_look_found_share_the_time_since_the_look_before()
    {
        var timeline = Of(new Submitted(Moment.At(0)), Found(.01, 1), Found(.04, 2), Found(.04, 3), Found(.04, 4));
        Assert.Equal([.01, .01, .01], timeline.Steps.Select(s => Math.Round(s, 9)));
        Assert.Equal(.01, timeline.StepDoubt, 9);

        static Progress Found(double look, int step) => new(new(look - .01, look), step, 50);
    }

    [Fact]
    public void Times_that_a_program_tells_of_its_steps_win_over_those_of_looks()
    {
        var timeline = Of(new Submitted(Moment.At(0)), new Progress(new(0, .01, 7.001), 1, 50), new Progress(new(0, .01, 7.004), 2, 50), new Progress(new(0, .01, 7.006), 3, 50));
        Assert.Equal([.003, .002], timeline.Steps.Select(s => Math.Round(s, 9)));
        Assert.Equal(0, timeline.StepDoubt);
    }

    [Fact]
    public void A_second_pass_of_steps_begins_anew() =>
        Assert.Equal([1, 1], Of(new Submitted(Moment.At(0)), Step(5, 1), Step(6, 2), Step(20, 1), Step(21, 2)).Steps);

    [Fact]
    public void A_share_is_no_step() => Assert.Empty(Of(new Submitted(Moment.At(0)), new Progress(Moment.At(1), 0.3, 1), new Progress(Moment.At(2), 0.6, 1)).Steps);

    [Fact]
    public void Outputs_have_gaps_and_a_rate()
    {
        var timeline = Of(new Submitted(Moment.At(0)), Out(2), Out(3), Out(6), new Done(Moment.At(7)));
        Assert.Equal(2, timeline.FirstOutput!.Value.Value);
        Assert.Equal([1, 3], timeline.Gaps);
        Assert.Equal(0.5, timeline.Rate);
        Assert.Null(Of(new Submitted(Moment.At(0)), Out(2), new Done(Moment.At(7))).Rate);
    }

    [Fact]
    public void What_did_not_end_has_no_total() => Assert.Null(Of(new Submitted(Moment.At(0)), new GenerationEvent.Running(Moment.At(1)), new Failed(Moment.At(2))).Total);

    [Fact]
    public void A_statistic_lies_between_the_least_and_the_most_and_rises_with_its_share()
    {
        var random = new Random(7);
        for (var n = 1; n <= 50; n++)
        {
            double[] values = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
            double[] rising = [.. new[] { "min", "p10", "median", "p95", "p99.9", "max" }.Select(w => Statistic.Of(w)!(values))];
            Assert.Equal(rising.Order(), rising);
            Assert.Equal((values.Min(), values.Max()), (rising[0], rising[^1]));
            Assert.InRange(Statistic.Of("mean")!(values), values.Min(), values.Max());
        }
        Assert.All(["p", "p0", "p100", "p95.", "often", "", "P95"], w => Assert.True(Statistic.Of(w) is null || w == "p95.", w));
    }

    [Fact]
    public void Stages_one_after_the_other_fill_the_time_whatever_they_are()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            double[] times = [.. Enumerable.Range(0, random.Next(2, 9)).Select(_ => random.NextDouble() * 100).Order()];
            var timeline = Of([new Submitted(Moment.At(times[0])), new GenerationEvent.Running(Moment.At(times[0])), .. times.SkipLast(1).Select(t => Begins(t, $"s{random.Next(3)}")), new Done(Moment.At(times[^1]))]);
            Assert.Equal(timeline.Total!.Value.Value, timeline.Stages.Sum(s => timeline.Stage(s)!.Value.Value), 9);
        }
    }

    private static Timeline Of(params GenerationEvent[] events) => new(events);

    private static StageBegins Begins(double at, string name) => new(Moment.At(at), name);

    private static Progress Step(double at, int step) => new(Moment.At(at), step, 50);

    private static Output Out(double at) => new(Moment.At(at));
}
