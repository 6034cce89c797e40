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

    internal async Task<(ProcessEnd End, ResourceRecord Record)> RunAsync(ProcessSpec spec, Action<ResourceMeter>? also = null)
    {
        await using ResourceMeter meter = new(TimeProvider.System);
        also?.Invoke(meter);
        var end = await meter.RunAsync(Sandbox.Children, spec, TestContext.Current.CancellationToken);
        return (end, await meter.EndAsync());
    }

    internal static Reading Figure(ResourceRecord record, string metric) => ResourceFigures.Of(record).Values[metric];

    /// <summary>What the allocator itself was told by the kernel, in bytes.</summary>
    internal static double OwnPeak(ProcessEnd end) => double.Parse(end.LastLines.Last(l => l.StartsWith("peak ", StringComparison.Ordinal))["peak ".Length..], System.Globalization.CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
