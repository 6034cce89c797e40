using PerfGates.Gpu;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Resources;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.Gpu;

/// <summary>
/// The door of these tests: a trace of a card and a program that stays until the trace is over in, readings out. In between
/// are the real process that looks, and the real library's functions, made up.
/// </summary>
public sealed class FakeCard : IAsyncDisposable
{
    /// <summary>Writes its id where the trace finds it, and waits for the end of the trace.</summary>
    public const string Program = "echo $$ > $FAKE_PID.part; mv $FAKE_PID.part $FAKE_PID; while [ ! -e $FAKE_PID.done ]; do sleep 0.02; done";

    private readonly string _folder = Directory.CreateTempSubdirectory("perfgates-card-").FullName;

    /// <param name="trace">See nvml.c.</param>
    /// <param name="mode">Likewise.</param>
    public FakeCard(string trace, string mode = "")
    {
        File.WriteAllText(Path.Combine(_folder, "trace"), trace);
        Environment = new Dictionary<string, string>
        {
            ["PERFGATES_NVML_PATH"] = CompiledFake.Nvml,
            ["PERFGATES_SYSROOT"] = "/nowhere",
            ["FAKE_TRACE"] = Path.Combine(_folder, "trace"),
            ["FAKE_PID"] = Path.Combine(_folder, "pid"),
            ["FAKE_MODE"] = mode,
        };
        Sandbox = new(environment: Environment);
    }

    public IReadOnlyDictionary<string, string> Environment { get; }

    public Sandbox Sandbox { get; }

    /// <summary>Shown beside what was measured.</summary>
    internal ResourceRecord Record { get; private set; } = new(0, [], [], []);

    internal Task<string> SayAsync(string program = Program, GpuScope scope = GpuScope.Tree) => SayAsync(program, GpuLooks.Usual with { Scope = scope });

    /// <summary>A line for each metric.</summary>
    internal async Task<string> SayAsync(string program, GpuLooks looks)
    {
        await using var gpu = await GpuWatcher.StartAsync(Sandbox.Children, Sandbox.Launcher, Path.Combine(Sandbox.Folder, "gpu.log"), looks, TimeProvider.System, TestContext.Current.CancellationToken);
        var (begun, id) = (GpuWatcher.Monotonic(TimeProvider.System), 0);
        await Sandbox.Run(Sandbox.Sh(program) with { Started = p => id = p.Id });
        var watched = GpuWatcher.Monotonic(TimeProvider.System) - begun;
        Record = await gpu.AddToAsync(new(watched, [], [], []) { Members = [new(id, "sh", 0, watched)] }, begun);
        return Said.Of(Record);
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
