using PerfGates.Load;
using PerfGates.Load.Recording;

namespace PerfGates.Tests.Load.Recording;

public class CountingAnswers
{
    private const long Second = Nanoseconds.PerSecond;

    private readonly List<(int Index, LoadEvent.Window Window)> told = [];
    private readonly Recorder recorder;

    public CountingAnswers()
    {
        recorder = new(2, [Second / 10, Second / 5], Second, isOpen: true, (windows, index) =>
        {
            for (var request = 0; request < windows.Counts.Length; request++) told.Add((index, windows.Counts[request].ToEvent(1, request, index)));
            foreach (var counts in windows.Counts) counts.Clear();
            windows.GiveBack(windows.Counts);
        });
        recorder.Begin(100 * Second);
    }

    [Fact]
    public void An_answer_belongs_to_the_window_in_which_it_came()
    {
        Answer(0, due: 0.9, end: 0.95);
        Answer(0, due: 0.9, end: 1.0);
        Answer(0, due: 0.1, end: 3.5);
        recorder.Finish();
        Assert.Equal([(0, 1L), (1, 1L), (2, 0L), (3, 1L)], told.Where(t => t.Window.Request == 0).Select(t => (t.Index, t.Window.Ok)));
    }

    [Fact]
    public void Limits_count_exactly_what_took_so_long_and_every_failure()
    {
        Answer(0, 0, 0.1);
        Answer(0, 0, 0.0999999);
        Answer(0, 0, 0.2);
        Answer(0, 0, 0.01, "status 500");
        recorder.Finish();
        var window = told[0].Window;
        Assert.Equal([3L, 2L], window.Over);
        Assert.Equal((3L, 1L, 0.2), (window.Ok, window.Failed["status 500"], window.Max));
        Assert.Equal(3, window.Histogram.Where((_, i) => i % 2 == 1).Sum());
    }

    [Fact]
    public void Requests_are_counted_apart()
    {
        Answer(0, 0, 0.1);
        Answer(1, 0, 0.3);
        recorder.Late(1, At(0.4));
        recorder.Dropped(0, At(0.4));
        recorder.Started(At(0.5));
        recorder.Finish();
        Assert.Equal((1L, 0L, 1L, 1L), (told[0].Window.Ok, told[0].Window.Late, told[0].Window.Dropped, told[0].Window.Started));
        Assert.Equal((1L, 1L, 0L, 0L), (told[1].Window.Ok, told[1].Window.Late, told[1].Window.Dropped, told[1].Window.Started));
    }

    [Fact]
    public void Latency_counts_from_the_intended_start_and_service_time_from_the_sending()
    {
        recorder.Answered(0, At(0), At(0.4), At(0.5), null, 1, 0, 0);
        Assert.Equal(0.5, Only(recorder.Latencies[0]), 3);
        Assert.Equal(0.1, Only(recorder.Services[0]), 3);
    }

    [Fact]
    public void The_first_answers_are_kept_as_they_were_and_no_more_than_that()
    {
        for (var i = 0; i < Recorder.Firsts + 10; i++) Answer(0, i * 0.001, i * 0.001 + 0.01, i == 1 ? "timeout" : null);
        Assert.Equal((Recorder.Firsts, 0.002, 0.01), (recorder.First[0].Count, recorder.First[0].Times[2], recorder.First[0].Latencies[2]));
        Assert.Equal(-1, recorder.First[0].Latencies[1]);
    }

    [Fact]
    public void Nothing_is_told_of_a_step_that_was_never_measured()
    {
        Recorder never = new(1, [], Second, false, (_, index) => told.Add((index, null!)));
        never.Roll(long.MaxValue - 1);
        never.Finish();
        Assert.Empty(told);
    }

    private static long At(double seconds) => 100 * Second + (long)Math.Round(seconds * Second);

    private static double Only(int[] histogram) => Buckets.Fine.Seconds(Array.FindIndex(histogram, c => c == 1));

    private void Answer(int request, double due, double end, string? cause = null) => recorder.Answered(request, At(due), At(due), At(end), cause, 1, 0, 0);
}
