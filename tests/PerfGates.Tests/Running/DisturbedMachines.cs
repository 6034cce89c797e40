using PerfGates.Processes;
using PerfGates.Running;

namespace PerfGates.Tests.Running;

public class DisturbedMachines
{
    // Ticks of a hundredth of a second on two processors: user nice system idle iowait irq softirq steal.
    private static readonly MachineCounters Before = Counters("1000 0 500 8000 20 0 30 10", uptime: 50, own: 3);

    [Fact]
    public void That_worked_for_nobody_but_us_are_quiet()
    {
        var disturbed = Before.Until(Counters("1090 0 510 8095 25 0 30 10", uptime: 51, own: 4));
        Assert.Equal((0, 0, 0, null), (disturbed.Steal, disturbed.Others, disturbed.Throttled, disturbed.Complaint));
    }

    [Fact]
    public void That_give_time_to_another_machine_say_so()
    {
        var disturbed = Before.Until(Counters("1100 0 500 8075 20 0 30 35", uptime: 51, own: 4));
        Assert.Equal(0.2, disturbed.Steal, 12);
        Assert.Equal("20 % of processor time was stolen by the hypervisor", disturbed.Complaint);
    }

    [Fact]
    public void With_many_processors_and_one_program_say_what_that_program_lost()
    {
        // Half a second of work, half a second stolen, fifteen processors idle.
        var disturbed = Before.Until(Counters("1050 0 500 9500 20 0 30 60", uptime: 51, own: 3.5));
        Assert.Equal(0.5, disturbed.Steal, 12);
    }

    [Fact]
    public void That_work_for_others_say_so()
    {
        var disturbed = Before.Until(Counters("1180 0 500 8020 20 0 30 10", uptime: 51, own: 4));
        Assert.Equal(0.4, disturbed.Others, 12);
        Assert.Equal("other programs used 40 % of the machine's processors", disturbed.Complaint);
    }

    [Theory]
    [InlineData("== /sys/fs/cgroup/cpu.stat\nnr_throttled 12\nthrottled_usec 400000\n", "the processor quota made it wait for 40 % of the time")]
    [InlineData("== /sys/fs/cgroup/cpu/a/cpu.stat\nnr_periods 3\nthrottled_time 400000000\n", "the processor quota made it wait for 40 % of the time")]
    [InlineData("== /sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_total_time_ms\n60\n", "heat slowed the processor for 6 % of the time")]
    public void That_are_held_back_say_by_what(string more, string complaint) =>
        Assert.Equal(complaint, Before.Until(Counters("1000 0 500 8200 20 0 30 10", uptime: 51, own: 3, more)).Complaint);

    [Fact]
    public void Complain_of_everything_at_once() => GoldenFile.Matches(
        Before.Until(Counters("1300 0 500 8000 20 0 30 110", uptime: 52, own: 3, "== /sys/fs/cgroup/cpu.stat\nthrottled_usec 999000000\n")).Complaint!, "disturbed.txt");

    [Theory]
    [InlineData("1095 0 500 8100 20 0 30 15", 3.95)] // exactly 5 % stolen
    [InlineData("1150 0 500 8050 20 0 30 10", 4)] // exactly 25 % by others
    public void Are_quiet_up_to_the_threshold(string ticks, double own) => Assert.Null(Before.Until(Counters(ticks, uptime: 51, own)).Complaint);

    [Fact]
    public void Do_not_blame_others_for_what_a_vanished_program_of_ours_had_used() =>
        Assert.Equal(0, Before.Until(Counters("1000 0 500 8200 20 0 30 10", uptime: 51, own: 1)).Others);

    [Theory]
    [InlineData("")]
    [InlineData("== /proc/stat\ncpu\n")]
    [InlineData("== /proc/stat\ncpu  1 2\n== /proc/uptime\nx")]
    public void Without_readable_counters_have_done_nothing(string texts)
    {
        var counters = MachineCounters.Of(RecordedTexts.Parse(texts), 0);
        Assert.Null(counters.Until(counters).Complaint);
    }

    [Fact]
    public void Count_as_ours_what_we_started_and_what_carries_our_cookie_and_nothing_else()
    {
        ProcessRow[] processes =
        [
            new(1, 0, 0, 100_000, "init"), new(10, 1, 50, 1, "engine"), new(11, 10, 60, 20, "child"), new(12, 11, 70, 300, "grandchild"),
            new(13, 1, 80, 4_000, "strayed"), new(14, 13, 90, 50_000, "of the strayed"), new(15, 1, 40, 600_000, "older"), new(16, 1, 95, 7_000_000, "other"),
        ];
        Assert.Equal(54_321, ProcessorTime.Of(processes, 10, p => p.Id is 13 or 15));
    }

    [Fact]
    public void Of_which_this_is_one_count_this_process()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "this is not Linux");
        var own = ProcessorTime.OfRun("of-no-run");
        Assert.InRange(own, 0.01, MachineCounters.Of(SystemTexts.OfActivity(), own).Busy);
    }

    private static MachineCounters Counters(string ticks, double uptime, double own, string more = "") =>
        MachineCounters.Of(RecordedTexts.Parse(FormattableString.Invariant($"== /proc/stat\ncpu  {ticks} 0 0\ncpu0 1 1 1 1\n== /proc/uptime\n{uptime} 1.00\n{more}")), own);
}
