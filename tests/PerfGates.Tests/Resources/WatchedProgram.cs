using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Resources;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.Resources;

/// <summary>The door of these tests: a program that takes what its command line says in, what was seen of it out.</summary>
public sealed class WatchedProgram : IAsyncDisposable
{
    public Sandbox Sandbox { get; } = new(measured: true);

    /// <summary>The command line of the allocator, for a shell.</summary>
    public static string Allocator(string options) => $"dotnet '{Path.Combine(AppContext.BaseDirectory, "PerfGates.Allocator.dll")}' {options}";

    internal Task<(ProcessEnd End, ResourceRecord Record)> TakeAsync(string options) => RunAsync(Sandbox.Sh("exec " + Allocator(options)));

    internal async Task<(ProcessEnd End, ResourceRecord Record)> RunAsync(ProcessSpec spec)
    {
        await using ResourceMeter meter = new(TimeProvider.System);
        var end = await meter.RunAsync(Sandbox.Children, spec, TestContext.Current.CancellationToken);
        return (end, await meter.EndAsync());
    }

    /// <summary>Takes, waits until so many processes have what they shall have, looks at them, and lets them go: however slow the machine is.</summary>
    internal async Task<ResourceRecord> HoldAsync(Func<string, string> options, int processes)
    {
        await using ResourceMeter meter = new(TimeProvider.System);
        var (sign, ready) = (Path.Combine(Sandbox.Folder, Guid.NewGuid().ToString("N")), 0);
        var spec = Sandbox.Sh("exec " + Allocator(options($"--until {sign}"))) with
        {
            OutputLine = line =>
            {
                if (line != "ready" || ++ready < processes) return;
                meter.StageBegins("all there");
                File.WriteAllText(sign, "");
            },
        };
        await meter.RunAsync(Sandbox.Children, spec, TestContext.Current.CancellationToken);
        return await meter.EndAsync();
    }

    internal static Reading Figure(ResourceRecord record, string metric) => ResourceFigures.Of(record).Values[metric];

    /// <summary>What the allocator itself was told by the kernel, in bytes.</summary>
    internal static double OwnPeak(ProcessEnd end) => double.Parse(end.LastLines.Last(l => l.StartsWith("peak ", StringComparison.Ordinal))["peak ".Length..], System.Globalization.CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
