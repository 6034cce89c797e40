using PerfGates.Running;

namespace PerfGates.Tests.Running;

public class WaitingForQuiet
{
    private readonly ImpatientClock _clock = new();

    [Theory]
    [InlineData("quiet quiet", 500)]
    [InlineData("busy quiet quiet", 750)]
    [InlineData("busy quiet busy quiet quiet", 1250)]
    public async Task Ends_after_two_quiet_windows_in_a_row(string windows, int milliseconds)
    {
        Assert.Null(await WaitAsync(windows, TimeSpan.FromMinutes(1)));
        Assert.Equal(milliseconds, _clock.Passed.TotalMilliseconds);
    }

    [Theory]
    [InlineData("busy busy busy busy", 1000)]
    [InlineData("busy quiet busy quiet", 1000)]
    public async Task Ends_at_the_limit_with_what_disturbed_last(string windows, int milliseconds)
    {
        Assert.Equal("20 % of processor time was stolen by the hypervisor", await WaitAsync(windows, TimeSpan.FromSeconds(1)));
        Assert.Equal(milliseconds, _clock.Passed.TotalMilliseconds);
    }

    [Fact]
    public async Task Looks_at_one_window_when_there_is_no_time()
    {
        Assert.NotNull(await WaitAsync("busy", TimeSpan.Zero));
        Assert.Null(await WaitAsync("quiet", TimeSpan.Zero));
    }

    [Fact]
    public async Task Takes_no_time_where_nothing_can_be_seen()
    {
        Assert.Null(await MachineWatch.Blind.WaitForQuietAsync(TimeSpan.FromHours(1), TestContext.Current.CancellationToken));
        Assert.Null(MachineWatch.Blind.Since(MachineWatch.Blind.Now()).Complaint);
    }

    [Fact]
    public async Task Ends_when_it_is_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new MachineWatch(() => MachineCounters.None, _clock).WaitForQuietAsync(TimeSpan.FromHours(1), new CancellationToken(canceled: true)));

    // A window is quiet or has a fifth of its time stolen.
    private Task<string?> WaitAsync(string windows, TimeSpan limit)
    {
        var (counters, ahead, begins) = (MachineCounters.None, new Queue<string>(windows.Split(' ')), true);
        return new MachineWatch(Read, _clock).WaitForQuietAsync(limit, TestContext.Current.CancellationToken);

        MachineCounters Read()
        {
            begins = !begins;
            if (begins) counters = counters with { Wall = counters.Wall + 1, Total = counters.Total + 1, Stolen = counters.Stolen + (ahead.Dequeue() == "busy" ? 0.2 : 0) };
            return counters;
        }
    }
}
