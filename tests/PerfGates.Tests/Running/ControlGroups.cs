using PerfGates.Running;

namespace PerfGates.Tests.Running;

public class ControlGroups
{
    [Theory]
    [InlineData("0::/a/b\n", "/sys/fs/cgroup/a/b/cpu.max /sys/fs/cgroup/a/cpu.max /sys/fs/cgroup/cpu.max")]
    [InlineData("0::/\n", "/sys/fs/cgroup/cpu.max")]
    [InlineData("5:devices:/x\n3:cpu,cpuacct:/x\n", "/sys/fs/cgroup/cpu,cpuacct/x/cpu.max /sys/fs/cgroup/cpu,cpuacct/cpu.max")]
    [InlineData("1:cpu:/\n0::/\n", "/sys/fs/cgroup/cpu/cpu.max /sys/fs/cgroup/cpu.max")]
    [InlineData("nonsense\n", "")]
    [InlineData(null, "")]
    public void Are_looked_for_from_the_own_one_upwards(string? own, string files) =>
        Assert.Equal(files, string.Join(' ', Cgroups.Files(own, "cpu.max")));
}
