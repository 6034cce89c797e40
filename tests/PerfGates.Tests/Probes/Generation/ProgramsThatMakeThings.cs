using System.Text;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Generation;

public sealed class ProgramsThatMakeThings : IAsyncLifetime
{
    private readonly GenerationCheck _check = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _check.DisposeAsync();

    [Fact]
    public async Task Tell_stages_and_steps_by_what_they_print()
    {
        _check.Program("""
            echo 'loading model'; sleep 0.05
            echo 'denoising' >&2
            for i in 1 2 3 4; do sleep 0.02; printf '\rstep %s/4' $i >&2; done
            echo; echo 'decoding'; echo frames > out.mp4
            """);
        var report = await _check.RunAsync("""
            run: ./make.sh
            progress: { regex: 'step (?<i>\d+)/(?<n>\d+)' }
            stages: { load: ^loading, denoise: ^denoising, decode: ^decoding }
            output: { file: 'out.*', min-size: 5B }
            """, "[total < 1m, stage.load < 1m, stage.denoise < 1m, step.p95 < 1m, step.max < 1m, output.size > 6B]");
        Assert.Equal("", string.Join('\n', report.Diagnostics));
        var figures = report.Gates[0].Measured.Single().Figures.ToDictionary(f => f.Key, f => f.Value);
        Assert.InRange(figures["stage.load"] + figures["stage.denoise"] + figures["stage.decode"], 0.05, figures["total"] + 1e-9);
        Assert.InRange(figures["step.max"], figures["step.median"], figures["stage.denoise"]);
        Assert.Equal(figures["total"], figures["running"]);
        Assert.Equal(7, figures["output.size"]);
    }

    [Fact]
    public async Task Tell_the_same_by_events()
    {
        _check.Program("""
            say() { echo "$1" >> "$PERFGATES_EVENTS"; }
            say '{"event":"stage","name":"load","state":"start"}'; sleep 0.05; say '{"event":"stage","name":"load","state":"end"}'
            say '{"event":"progress","i":0,"n":3}'; for i in 1 2 3; do say "{\"event\":\"progress\",\"i\":$i,\"n\":3}"; done
            say '{"event":"first-output"}'; for k in 1 2 3; do say "{\"event\":\"output\",\"k\":$k}"; sleep 0.02; done
            """);
        var report = await _check.RunAsync("run: ./make.sh", "[total < 1m, stage.load < 1m, step.max < 1m, first-output < 1m, inter-output.max < 1m]");
        Assert.Equal("", string.Join('\n', report.Diagnostics));
        var figures = report.Gates[0].Measured.Single().Figures.ToDictionary(f => f.Key, f => f.Value);
        Assert.True(figures["first-output"] >= figures["stage.load"]);
    }

    [Fact]
    public async Task Fail_by_exit_code_by_output_and_by_their_own_words()
    {
        var said = new StringBuilder();
        _check.Sandbox.Write("old.mp4", "made before");
        foreach (var (script, more) in new[]
                 {
                     ("echo 'CUDA out of memory' >&2; exit 3", ""), ("exit 0", "output: { file: out.mp4 }"), ("exit 0", "output: { file: old.mp4 }"), ("echo x > out.mp4", "output: { file: out.mp4, min-size: 1kB }"),
                     ("echo '{\"event\":\"failed\"}' >> \"$PERFGATES_EVENTS\"", ""), ("echo oops >> \"$PERFGATES_EVENTS\"", ""),
                 })
            said.Append("# ").Append(script).Append("  ").Append(more).Append('\n').Append(await _check.Program(script).SayAsync($"run: ./make.sh\n{more}", "[total < 1h]"));
        said.Append("# not there\n").Append(await _check.SayAsync("run: ./absent.sh", "[total < 1h]"));
        GoldenFile.Matches(said.ToString(), "programs-that-fail.txt");
    }

    [Fact]
    public async Task Are_ended_once_the_steps_say_that_it_will_be_too_late()
    {
        _check.Program("echo $$ > id; for i in $(seq 1 50); do sleep 0.1; echo step $i/50; done");
        var report = await _check.RunAsync("run: ./make.sh\nprogress: { regex: 'step (?<i>\\d+)/(?<n>\\d+)' }\nabort: projected", "[total < 3s]");
        Assert.Equal(Verdict.Breach, report.Gates[0].Verdict);
        Assert.Matches(@"total = [\d.]+ s, budget < 3 s \(\+[\d.]+ %\); observed, 1 run; aborted at step \d+ of 50, and this is projected: over by more than 10 % 5 times; saved [\d.]+ s", Assert.Single(report.Diagnostics).Text);
        Assert.False(Processes.Sandbox.Lives(Processes.Sandbox.Id(await File.ReadAllTextAsync(Path.Combine(_check.Sandbox.Folder, "id"), TestContext.Current.CancellationToken))));
    }

    [Fact]
    public async Task Keep_the_shape_of_an_accepted_run_for_the_next()
    {
        const string Gate = "run: ./make.sh\nprogress: { regex: 'step (?<i>\\d+)/(?<n>\\d+)' }\nabort: projected";
        _check.Program("for i in 1 2 3 4 5; do echo step $i/5; done");
        Assert.Equal("", await _check.SayAsync(Gate, "[total < 1h]"));
        var shapes = Directory.GetFiles(Path.Combine(_check.Sandbox.Folder, "cache", "generation"));
        var kept = await File.ReadAllTextAsync(Assert.Single(shapes), TestContext.Current.CancellationToken);
        Assert.Contains("\"Steps\":[", kept, StringComparison.Ordinal);
        // One that was too slow is no example, and one that cannot be read is none either.
        await File.WriteAllTextAsync(shapes[0], "{", TestContext.Current.CancellationToken);
        Assert.Contains("PG1001", await _check.SayAsync(Gate, "[total < 1ms]"), StringComparison.Ordinal);
        Assert.Equal("{", await File.ReadAllTextAsync(shapes[0], TestContext.Current.CancellationToken));
        Assert.Contains(_check.Told, t => t.StartsWith("the shape of the last accepted run cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_from_disk_what_was_dropped_from_the_page_cache()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "takes Linux");
        _check.Sandbox.Write("model.bin", new string('x', 4 << 20));
        _check.Program("cat model.bin | wc -c");
        Assert.Equal("", await _check.SayAsync("run: ./make.sh\nphase: cold\ndrop-cache: ['*.bin', make.sh]", "[total < 1h]", ""));
        Assert.Equal("7,20 PG2107 error: 'no/*.bin' could not be taken out of the page cache: no file is there\n", await _check.SayAsync("run: ./make.sh\nphase: cold\ndrop-cache: 'no/*.bin'", "[total < 1h]", ""));
    }

    [Fact]
    public async Task Tell_their_memory_with_their_stage()
    {
        _check.Program("echo decoding; exit 0");
        Assert.Contains("memory.peak", await _check.SayAsync("run: ./make.sh\nstages: { decode: ^decoding }", "[memory.peak < 1kB]"), StringComparison.Ordinal);
    }
}
