using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Tests.Servers;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Pressure;

/// <summary>Real programs with less of the machine than there is, and what is read back of it.</summary>
public sealed class LimitsOfPrograms : IAsyncDisposable
{
    private readonly ServerCheck _check = new();
    private readonly List<string> _said = [];

    private static string File(string constrain) =>
        $"version: 1\ngates:\n  g:\n    script: {{ values: {{ time: 2ms }}, starts: true }}\n    constrain: {{ {constrain} }}\n    budgets:\n      - time < 5ms\n";

    // The program that is measured, as a probe starts it.
    private void Runs(params string[] words) => _check.During = context =>
        context.MeasureAsync(new(words[0], words[1..], _check.Folder, Path.Combine(context.LogFolder, "program.log")) { OutputLine = _said.Add }, TestContext.Current.CancellationToken);

    private void RunsTestProgram(params string[] options) => Runs(["dotnet", Path.Combine(AppContext.BaseDirectory, "PerfGates.TestServer.dll"), .. options]);

    // "allocated 93 MB"
    private int Megabytes => int.Parse(_said.Single().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_dotnet_program_gets_no_more_heap_than_was_asked()
    {
        RunsTestProgram("--allocates", "2000");
        var report = await _check.RunAsync(File("memory: { heap: 100MB }"));

        var gate = report.Gates.Single();
        Assert.Equal("", _check.Lines(report));
        Assert.Equal(Verdict.Pass, gate.Verdict);
        Assert.InRange(Megabytes, 40, 100);
        Assert.Equal("heap: DOTNET_GCHeapHardLimit=0x5F5E100 in the environment of 1 of 1 process, with a .NET diagnostics endpoint", gate.Pressure.Single().Verified.Single());
    }

    [Fact]
    public async Task A_program_on_one_processor_sees_one()
    {
        RunsTestProgram("--counts-processors");
        var report = await _check.RunAsync(File("cpu: { cores: 1 }"));

        Assert.Equal("", _check.Lines(report));
        Assert.Equal(["processors 1"], _said);
        Assert.Equal($"cores: 1 process on the processors {ProcessorList.Own[0]}", report.Gates.Single().Pressure.Single().Verified.Single());
    }

    [Fact]
    public async Task All_that_a_program_starts_shares_its_processors()
    {
        Runs("sh", "-c", "setsid sleep 0.5 & sleep 0.6");
        var report = await _check.RunAsync(File("cpu: { cores: 1 }"));

        Assert.Equal(Verdict.Pass, report.Gates.Single().Verdict);
        Assert.Equal($"cores: 3 processes on the processors {ProcessorList.Own[0]}", report.Gates.Single().Pressure.Single().Verified.Single());
    }

    [Fact]
    public async Task A_program_that_frees_itself_makes_it_inconclusive()
    {
        Assert.SkipUnless(ProcessorList.Own.Count > 1, "Needs two processors.");
        Runs("sh", "-c", $"taskset -p -c {ProcessorList.Text(ProcessorList.Own)} $$ > /dev/null; sleep 0.6");
        var report = await _check.RunAsync(File("cpu: { cores: 1 }"));

        Assert.Matches("PG3015: .* because sh \\([0-9]+\\) may use the processors [0-9,]+ ", _check.Lines(report));
    }

    [Fact]
    public async Task A_program_gets_no_more_memory_than_was_asked()
    {
        RunsTestProgram("--allocates", "2000");
        var report = await _check.RunAsync(File("memory: { limit: 200MB }"));

        var gate = report.Gates.Single();
        Assert.SkipWhen(gate.Verdict == Verdict.Skipped, _check.Lines(report));
        Assert.Equal(Verdict.Pass, gate.Verdict);
        Assert.InRange(Megabytes, 50, 150); // three quarters of it are the heap's
        Assert.StartsWith("memory limit: the control group of 1 process allows ", gate.Pressure.Single().Verified.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_of_dotnet_knows_no_limit_of_its_heap()
    {
        Runs("sleep", "0.2");
        var report = await _check.RunAsync(File("memory: { heap: 100MB }"));

        GoldenFile.Matches(_check.Lines(report), "not-dotnet.txt");
        Assert.Equal(Verdict.Inconclusive, report.Gates.Single().Verdict);
    }

    [Fact]
    public async Task A_gate_that_starts_nothing_is_not_limited()
    {
        var report = await _check.RunAsync(File("cpu: { cores: 1 }"));

        GoldenFile.Matches(_check.Lines(report), "nothing-started.txt");
    }

    [Fact]
    public async Task More_processors_than_there_are_skip_the_gate()
    {
        var report = await _check.RunAsync(File("cpu: { cores: 4096 }"));

        Assert.Equal(Verdict.Skipped, report.Gates.Single().Verdict);
        Assert.Matches("^/repo/.perfbudget.yml\\(3,3\\): message PG3001: gate 'g' skipped: 4096 processors are asked for, and this machine lets it use [0-9]+ ", _check.Lines(report));
    }

    [Fact]
    public async Task Servers_of_a_limited_gate_are_its_own()
    {
        var heaps = new List<string>();
        _check.During = async context => heaps.Add(await _check.GetAsync(context.Servers["api"], "/env/DOTNET_GCHeapHardLimit"));
        var yaml = ServerCheck.File($"  api:\n    run: {ServerCheck.Run()}\n    ready: /health\n", "api", "api", "api")
            .Replace("  h:\n", "  h:\n    constrain: { memory: { heap: 200MB } }\n", StringComparison.Ordinal);
        var report = await _check.RunAsync(yaml);

        Assert.Equal("", _check.Lines(report));
        Assert.Equal(["", "0xBEBC200", ""], heaps);
        Assert.Equal(3, _check.Seen.Select(s => s.Server.ProcessId).Distinct().Count());
        Assert.Contains("heap: DOTNET_GCHeapHardLimit=0xBEBC200", report.Gates[1].Pressure.Single().Verified.Single(), StringComparison.Ordinal);
        _check.NothingIsLeft();
    }

    public ValueTask DisposeAsync() => _check.DisposeAsync();
}
