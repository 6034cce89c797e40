using System.Globalization;
using System.Text;
using PerfGates.Baselines;
using PerfGates.Running;

namespace PerfGates.Tests.Running;

public class Fingerprints
{
    private static readonly RuntimeFacts Runtime = new("x64", "Unix 6", null, 4, 7.8e9);

    [Fact]
    public void Of_recorded_machines_are_words_for_people()
    {
        var text = new StringBuilder();
        foreach (var machine in RecordedTexts.Machines())
        {
            text.Append(machine).Append('\n');
            foreach (var (name, value) in Of(RecordedTexts.Of(machine)).Fields) text.Append(CultureInfo.InvariantCulture, $"  {name}: {value}\n");
        }
        GoldenFile.Matches(text.ToString(), "fingerprints.txt");
    }

    [Theory]
    [InlineData(16_777_216, "16 GiB")]
    [InlineData(16_777_217, "24 GiB")]
    [InlineData(15_974_616, "16 GiB")]
    [InlineData(14_400_000, "16 GiB")]
    [InlineData(8_010_640, "8 GiB")]
    [InlineData(980_000, "1 GiB")]
    [InlineData(200_000, "0.25 GiB")]
    [InlineData(2_113_379_268, "2048 GiB")]
    public void Round_memory_to_what_was_bought(int kib, string expected) =>
        Assert.Equal(expected, Of(With("/proc/meminfo", $"MemTotal:       {kib.ToString(CultureInfo.InvariantCulture)} kB")).Fields["memory"]);

    [Theory]
    [InlineData("/proc/cpuinfo", "cpu")]
    [InlineData("/sys/class/dmi/id/product_name", "virtualisation")]
    [InlineData("/sys/fs/cgroup/cpu.max", "quota")]
    [InlineData("/etc/os-release", "os")]
    public void Differ_where_a_file_is_missing(string file, string field)
    {
        var whole = RecordedTexts.Of("intel-container-with-quota");
        var less = new SystemTexts(whole.Files.Where(f => f.Key != file).ToDictionary(f => f.Key, f => f.Value));
        Assert.Contains(field, Of(whole).Against(Of(less)).Select(d => d.Field));
    }

    [Fact]
    public void Are_the_same_with_a_quota_that_says_there_is_none_and_without_one() =>
        Assert.Empty(Of(With("/sys/fs/cgroup/cpu.max", "max 100000\n")).Against(Of(SystemTexts.Nothing)));

    [Fact]
    public void Name_the_smallest_of_several_quotas()
    {
        var both = new SystemTexts(new Dictionary<string, string> { ["/sys/fs/cgroup/a/b/cpu.max"] = "400000 100000\n", ["/sys/fs/cgroup/a/cpu.max"] = "50000 100000\n" });
        Assert.Equal("0.5 cores", Of(both).Fields["quota"]);
    }

    [Fact]
    public void Of_this_machine_are_the_same_each_time() =>
        Assert.Empty(new MachineFacts(new Dictionary<string, string>()).Fingerprint.Against(new MachineFacts(new Dictionary<string, string>()).Fingerprint));

    [Fact]
    public void Of_this_machine_tell_at_least_what_every_system_tells() =>
        Assert.Superset(new HashSet<string> { "architecture", "os", "cores", "memory" }, new MachineFacts(new Dictionary<string, string>()).Fingerprint.Fields.Keys.ToHashSet());

    private static Fingerprint Of(SystemTexts texts) => MachineFingerprint.Of(texts, Runtime);

    private static SystemTexts With(string file, string text) => new(new Dictionary<string, string> { [file] = text });
}
