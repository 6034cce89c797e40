using System.Text.Json;
using PerfGates.Recordings;
using PerfGates.Resources;

namespace PerfGates.Tests.Resources;

/// <summary>A /proc made of files: what is in them, and what is not.</summary>
public sealed class RecordedProcesses : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("perfgates-proc-").FullName;

    public RecordedProcesses() => Assert.SkipUnless(OperatingSystem.IsLinux(), "This version reads /proc on Linux only.");

    private void Process(int id, int parent, string name, string? rollup)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "proc", $"{id}")).FullName;
        foreach (var handle in (string[])["0", "1", "2"]) Directory.CreateDirectory(Path.Combine(folder, "fd", handle));
        File.WriteAllText(Path.Combine(folder, "stat"), $"{id} ({name}) S {parent} 1 1 0 -1 4194304 100 0 0 0 150 50 0 0 20 0 3 0 {id}00 1000 100 0\n");
        File.WriteAllText(Path.Combine(folder, "status"), $"Name:\t{name}\nVmHWM:\t  3000 kB\nVmRSS:\t  2000 kB\nRssAnon:\t  1500 kB\nRssFile:\t  500 kB\nThreads:\t3\n");
        File.WriteAllText(Path.Combine(folder, "io"), "rchar: 9999\nread_bytes: 4096\nwrite_bytes: 8192\n");
        if (rollup is not null) File.WriteAllText(Path.Combine(folder, "smaps_rollup"), rollup);
    }

    private async Task<ResourceRecord> WatchAsync()
    {
        await using ResourceMeter meter = new(TimeProvider.System, _root);
        meter.Watch(4711, _ => false, fromItsStart: true);
        return await meter.EndAsync();
    }

    [Fact]
    public async Task Are_found_with_their_children_and_added_up()
    {
        Process(4711, 1, "api (main)", "55d0-7ffc ---p 0 00:00 0 [rollup]\nRss:  2000 kB\nPss:  1700 kB\nPss_Dirty: 9 kB\n");
        Process(4712, 4711, "worker", "Rss:  2000 kB\nPss:\t1300 kB\n");
        Process(4713, 1, "stranger", "Pss: 9000 kB\n");
        var record = await WatchAsync();
        Assert.Equal(["api (main)", "worker"], record.Members.Select(m => m.Name).Order());
        var sample = record.Samples[^1];
        Assert.Equal((3000 * 1024L, 3000 * 1024L, 4.0, 8192L, 16384L), (sample.Proportional, sample.Anonymous, sample.Processor, sample.ReadBytes, sample.WrittenBytes));
        Assert.Equal((6, 6, 2), (sample.Threads, sample.Handles, sample.Processes));
        Assert.Equal((3000 * 1024L, 6000 * 1024L, null), (record.PeakProcess, record.PeakOfEach, record.Doubt));
    }

    [Fact]
    public async Task Of_one_whose_shares_are_not_told_memory_is_not_known()
    {
        Process(4711, 1, "api", null);
        var record = await WatchAsync();
        Assert.Equal("the memory of api (4711) may not be read", record.Doubt);
        Assert.All(record.Samples, s => Assert.Null(s.Proportional));
    }

    [Fact]
    public async Task Of_a_second_one_the_children_are_found_too()
    {
        foreach (var (id, parent) in ((int, int)[])[(4711, 1), (4712, 4711), (4721, 1), (4722, 4721)]) Process(id, parent, $"p{id}", "Pss: 1000 kB\n");
        await using ResourceMeter meter = new(TimeProvider.System, _root);
        meter.Watch(4711, _ => false);
        meter.Watch(4721, _ => false);
        var record = await meter.EndAsync();
        Assert.Equal(["p4711", "p4712", "p4721", "p4722"], record.Members.Select(m => m.Name).Order());
    }

    [Fact]
    public async Task One_that_is_the_child_of_another_counts_once()
    {
        Process(4711, 1, "main", "Pss: 1000 kB\n");
        Process(4712, 4711, "worker", "Pss: 1000 kB\n");
        Process(4713, 4712, "helper", "Pss: 1000 kB\n");
        await using ResourceMeter meter = new(TimeProvider.System, _root);
        meter.Watch(4712, _ => false);
        meter.Watch(4711, _ => false);
        meter.Watch(4713, _ => false);
        var last = (await meter.EndAsync()).Samples[^1];
        Assert.Equal((3, 3000 * 1024L), (last.Processes, last.Proportional));
    }

    [Fact]
    public async Task Open_files_that_may_not_be_read_are_not_none()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Whoever may do everything may read everything.");
        Process(4711, 1, "api", "Pss: 1000 kB\n");
        var handles = Path.Combine(_root, "proc", "4711", "fd");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(handles, UnixFileMode.None);
        var record = await WatchAsync();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(handles, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.All(record.Samples, s => Assert.Null(s.Handles));
    }

    [Fact]
    public async Task Of_a_limited_server_the_share_is_that_of_its_own_processors()
    {
        Process(4711, 1, "api", "Pss: 1000 kB\n");
        await using ResourceMeter meter = new(TimeProvider.System, _root);
        meter.Watch(4711, _ => false, cores: 1);
        Assert.Equal(1, (await meter.EndAsync()).Processors);
    }

    [Fact]
    public async Task Samples_are_in_a_recording_as_they_were_judged()
    {
        Process(4711, 1, "api", "Pss: 1000 kB\n");
        var record = await WatchAsync();
        var text = JsonSerializer.Serialize(record, RecordingJson.Options);
        Assert.Equal(record.Samples, JsonSerializer.Deserialize<ResourceRecord>(text, RecordingJson.Options)!.Samples);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
