using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfGates.DotNet;
using PerfGates.Gpu;
using PerfGates.Load.Framed;
using PerfGates.Processes;
using PerfGates.Probes;
using PerfGates.Running;

namespace PerfGates.Equipment;

/// <summary>Looks at this machine. It starts programs to ask for their versions, and changes nothing.</summary>
/// <param name="program">Full path of perfgates.dll.</param>
internal sealed partial class Inspection(ChildProcesses processes, IReadOnlyDictionary<string, string> environment, string program, string folder, TimeProvider clock)
{
    // A browser that starts for the first time takes seconds to say its version.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Long enough for the counters of processors to move by a hundred.
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(1);

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Inventory> RunAsync(string lockFile, CancellationToken cancellation)
    {
        // Before anything is started: what this asks for is no disturbance.
        var watch = MachineWatch.OfThisMachine(processes.Cookie, clock);
        var before = watch.Now();
        await Task.Delay(Watched, clock, cancellation);
        var disturbed = watch.Since(before);
        var facts = new MachineFacts(environment);
        List<FoundTool> programs = [];
        foreach (var known in KnownProgram.All) programs.Add(await FindAsync(known, facts, cancellation));
        return new(
            facts.Summary, facts.Fingerprint, programs, await GpuAsync(cancellation), Quic.IsThere, Tick(), disturbed, Stalls(SystemTexts.OfPressure()),
            OperatingSystem.IsLinux() ? ProcessTable.Find(Environment.ProcessId) is { } own && DiagnosticsEndpoint.Of(own) == RuntimeAccess.Open : null,
            await HolderAsync(lockFile, cancellation));
    }

    /// <summary>Shares of the last ten seconds in which some work waited: PSI, https://docs.kernel.org/accounting/psi.html.</summary>
    public static IReadOnlyDictionary<string, double> Stalls(SystemTexts texts) => texts.Files
        .Select(f => (Name: Path.GetFileName(f.Key), Share: Stalled().Match(f.Value)))
        .Where(s => s.Share.Success)
        .ToDictionary(s => s.Name, s => double.Parse(s.Share.Groups["percent"].Value, CultureInfo.InvariantCulture) / 100);

    /// <summary>The version in what a program says of itself; null if there is none.</summary>
    public static string? Version(IEnumerable<string> lines) => lines.Select(l => VersionNumber().Match(l)).FirstOrDefault(m => m.Success)?.Value;

    private async Task<FoundTool> FindAsync(KnownProgram known, MachineFacts facts, CancellationToken cancellation)
    {
        if (known.Names.FirstOrDefault(facts.OnPath) is not { } name) return new(known, null, null);
        List<string> lines = [];
        var spec = new ProcessSpec(name, [known.Ask], folder, Path.Combine(folder, "versions.log")) { Timeout = Patience, OutputLine = lines.Add, ErrorLine = lines.Add };
        var end = await processes.RunAsync(spec, cancellation);
        var wrong = end switch
        {
            { Outcome: ProcessOutcome.TimedOut } => $"'{name} {known.Ask}' does not end",
            { Outcome: ProcessOutcome.NotStarted } => $"'{name}' cannot be started",
            { ExitCode: not 0 } => string.Create(CultureInfo.InvariantCulture, $"'{name} {known.Ask}' ends with {end.ExitCode}"),
            _ => null,
        };
        lock (lines) return new(known, name, wrong is null ? Version([.. lines]) : null) { Wrong = wrong };
    }

    // A process of its own, because a vendor's library may crash the process that loads it.
    private async Task<FoundGpu> GpuAsync(CancellationToken cancellation)
    {
        if (GpuSources.Absence(environment) is { } absent) return new(null, absent, true);
        List<string> lines = [];
        var spec = new ProcessSpec(processes.DotNet, [program, "watch-gpu"], folder, Path.Combine(folder, "gpu.log")) { Timeout = Patience, OutputLine = lines.Add, LogsOutput = false };
        var end = await processes.RunAsync(spec, cancellation);
        GpuEvent[] told = [.. lines.Select(Told).OfType<GpuEvent>()];
        if (told.OfType<GpuEvent.Missing>().FirstOrDefault() is { } missing) return new(null, missing.Why, missing.IsAbsent);
        if (told.OfType<GpuEvent.Looked>().FirstOrDefault() is { } looked && told.OfType<GpuEvent.Found>().FirstOrDefault() is { } found)
            return new($"{string.Join(" + ", looked.Sample.Devices.Select(d => d.Name))} ({found.Facts.Source}{(found.Facts.Version.Length > 0 ? $", driver {found.Facts.Version}" : "")})", null, false);
        return new(null, told.OfType<GpuEvent.Lost>().FirstOrDefault()?.Why ?? $"the process that reads it {(end.Outcome == ProcessOutcome.TimedOut ? "did not answer" : "ended without a word")}", false);
    }

    private static GpuEvent? Told(string line)
    {
        try
        {
            return GpuJson.Read<GpuEvent>(line);
        }
        catch (JsonException)
        {
            return null; // a library that prints for itself
        }
    }

    private async Task<string?> HolderAsync(string lockFile, CancellationToken cancellation)
    {
        string? holder = null;
        using var taken = await MachineLock.TakeAsync(lockFile, TimeSpan.Zero, clock, owner => holder = owner, cancellation);
        return holder;
    }

    private static double Tick()
    {
        var least = long.MaxValue;
        for (var i = 0; i < 1000; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            long now;
            do now = Stopwatch.GetTimestamp();
            while (now == begun);
            least = Math.Min(least, now - begun);
        }
        return (double)least / Stopwatch.Frequency;
    }

    [GeneratedRegex(@"^some avg10=(?<percent>[0-9.]+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Stalled();

    [GeneratedRegex(@"[0-9]+\.[0-9]+(\.[0-9]+)*[-0-9A-Za-z.]*")]
    private static partial Regex VersionNumber();
}
