using PerfGates.Gpu;
using PerfGates.Probes;
using PerfGates.Resources;
using PerfGates.Running;

namespace PerfGates.Tests.Running;

public class AHotCard
{
    [Fact]
    public void That_is_held_back_for_long_is_a_disturbance() =>
        Assert.Equal("heat or power held the GPU back for 20 % of the time", SlowCard.Or(Disturbance.None, [Held(2, of: 10)]).Complaint);

    [Fact]
    public void That_is_held_back_for_a_moment_is_none() => Assert.Equal(Disturbance.None, SlowCard.Or(Disturbance.None, [Held(1, of: 10), null]));

    [Fact]
    public void Another_complaint_is_kept() =>
        Assert.Equal("others were busy", SlowCard.Or(Disturbance.None with { Complaint = "others were busy" }, [Held(9, of: 10)]).Complaint);

    private static ResourceRecord Held(int looks, int of) =>
        new(of, [], [], []) { Gpu = [.. Enumerable.Range(0, of).Select(i => new GpuSample(i, [new("GPU-1", "Card", null, 0, null, Throttled: i < looks)], []))] };
}
