using PerfGates.Processes;
using PerfGates.Resources;

namespace PerfGates.Tests.Resources;

/// <summary>Real programs, held against what the kernel itself says of them.</summary>
public sealed class WatchingPrograms : IAsyncDisposable
{
    private readonly WatchedProgram _program = new();

    [Theory]
    [InlineData("--holds 200 --stays 50")]
    [InlineData("--holds 300 --stays 0")]
    [InlineData("--holds 200 --stays 1000")]
    public async Task The_peak_of_one_process_is_the_kernel_s_own_and_leaves_no_doubt(string options)
    {
        var (end, record) = await _program.TakeAsync(options);
        var own = WatchedProgram.OwnPeak(end);
        var peak = WatchedProgram.Figure(record, "memory.peak");
        Assert.InRange(end.Usage!.PeakProcess!.Value, own * 0.99, own * 1.01);
        Assert.InRange(peak.Value, own * 0.99, own * 1.01);
        Assert.Null(peak.Range);
        Assert.Equal("resident peak of 1 process, kept by the kernel", peak.Source);
    }

    [Fact]
    public async Task A_program_smaller_than_the_launcher_is_known_by_its_bound()
    {
        var (end, record) = await _program.RunAsync(_program.Sandbox.Program("true"));
        var peak = WatchedProgram.Figure(record, "memory.peak");
        Assert.Null(end.Usage!.PeakProcess);
        Assert.InRange(peak.Range!.High, 1 << 20, 60 << 20);
        Assert.InRange(peak.Value, peak.Range.Low, peak.Range.High);
    }

    [Fact]
    public async Task Where_children_end_unwaited_for_their_memory_bounds_nothing()
    {
        var (end, _) = await _program.RunAsync(_program.Sandbox.Sh("trap '' CHLD; /bin/true; exit 0"));
        Assert.Null(end.Usage!.PeakSum);
    }

    [Fact]
    public async Task What_has_left_its_parent_is_waited_for_and_counts()
    {
        var (end, record) = await _program.RunAsync(_program.Sandbox.Sh($"(setsid sh -c \"{WatchedProgram.Allocator("--holds 150")}; : > over\" &); while [ ! -e over ]; do sleep 0.05; done"));
        Assert.InRange(end.Usage!.PeakProcess!.Value, 150 << 20, 300 << 20);
        Assert.InRange(end.Usage.Processes, 2, 9);
        Assert.InRange(WatchedProgram.Figure(record, "memory.peak").Value, 150 << 20, 300 << 20);
    }

    [Fact]
    public async Task Memory_that_two_processes_share_counts_once()
    {
        var file = Path.Combine(_program.Sandbox.Folder, "shared");
        await File.WriteAllBytesAsync(file, new byte[150 << 20], TestContext.Current.CancellationToken);
        var record = await _program.HoldAsync(until => $"--shares {file} {until} --children 1 --each '--shares {file} {until}'", processes: 2);
        var peak = WatchedProgram.Figure(record, "memory.peak");
        Assert.Equal(2, record.Samples.Max(s => s.Processes));
        Assert.InRange(record.Samples.Max(s => s.Proportional)!.Value, 150 << 20, 290 << 20);
        Assert.InRange(peak.Value, 150 << 20, 290 << 20);
    }

    [Fact]
    public async Task Processes_of_a_tree_are_added_up()
    {
        var record = await _program.HoldAsync(until => $"--holds 50 {until} --children 2 --each '--holds 50 {until}'", processes: 3);
        var peak = WatchedProgram.Figure(record, "memory.peak");
        Assert.InRange(peak.Value, 150 << 20, 500 << 20);
        Assert.True(peak.Value > record.PeakProcess);
        Assert.Matches("^sum of PSS of 3 processes, [0-9]+ samples, longest gap ", peak.Source);
        Assert.Equal(3, record.Samples.Max(s => s.Processes));
    }

    [Fact]
    public async Task Threads_and_open_files_are_counted()
    {
        var with = await _program.HoldAsync(until => $"--threads 40 --files 60 {until}", processes: 1);
        var without = await _program.HoldAsync(until => until, processes: 1);
        Assert.InRange(with.Samples.Max(s => s.Threads) - without.Samples.Max(s => s.Threads), 35, 45);
        Assert.InRange(with.Samples.Max(s => s.Handles)!.Value - without.Samples.Max(s => s.Handles)!.Value, 50, 70);
    }

    [Fact]
    public async Task Processor_time_is_what_the_kernel_kept_of_all()
    {
        var (end, record) = await _program.RunAsync(_program.Sandbox.Sh("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; true"));
        Assert.Equal(end.Usage!.Processor.TotalSeconds, WatchedProgram.Figure(record, "cpu.time").Value, 5);
        Assert.Equal(end.Usage.Wall, end.Wall);
        Assert.InRange(WatchedProgram.Figure(record, "cpu.mean").Value, 1e-3, 1.1);
    }

    [Fact]
    public async Task What_a_server_did_before_it_was_watched_does_not_count()
    {
        var ready = new TaskCompletionSource();
        var (server, _) = await LivingProgram.StartAsync(_program.Sandbox.Children, _program.Sandbox.Sh("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo ready; while :; do sleep 1; done") with { IsMeasured = false, OutputLine = _ => ready.TrySetResult() });
        await ready.Task;
        await using ResourceMeter meter = new(TimeProvider.System);
        meter.Watch(server!.Id, server.Carries);
        var record = await meter.EndAsync();
        await server.KillAsync();
        Assert.InRange(WatchedProgram.Figure(record, "cpu.time").Value, 0, 0.05);
        Assert.True(WatchedProgram.Figure(record, "memory.mean").Value > 0);
        Assert.Null(record.PeakProcess);
        Assert.True(record.PeakOfEach > 0);
    }

    [Fact]
    public async Task A_limit_of_processors_reaches_the_program()
    {
        List<string> lines = [];
        await _program.Sandbox.Run(_program.Sandbox.Sh("grep -c . /dev/null; grep Cpus_allowed_list /proc/self/status") with { Limits = new(1, null, null), OutputLine = lines.Add });
        Assert.Matches(@"^Cpus_allowed_list:\s+[0-9]+$", lines[1]);
    }

    [Fact]
    public async Task A_limit_of_the_managed_heap_reaches_the_program()
    {
        List<string> lines = [];
        await _program.Sandbox.Run(_program.Sandbox.Program("env") with { Limits = new(null, 256 << 20, null), OutputLine = lines.Add });
        Assert.Contains("DOTNET_GCHeapHardLimit=0x10000000", lines);
    }

    [Fact]
    public async Task A_limit_of_memory_holds_or_says_why_it_does_not()
    {
        var end = await _program.Sandbox.Run(_program.Sandbox.Sh("exec " + WatchedProgram.Allocator("--holds 300 --stays 0")) with { Limits = new(null, null, 128 << 20) });
        if (end.Usage!.GroupObstacle is { } obstacle) Assert.Skip(obstacle);
        Assert.Equal((137, 128L << 20), (end.ExitCode, end.Usage.MemoryLimit));
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();
}
