using System.Text.Json;
using PerfGates.Processes;
using PerfGates.Running;
using PerfGates.Statistics.Rules;

namespace PerfGates.Equipment;

/// <summary>Measures a program against itself, in fresh processes and pairs, as a comparison does.</summary>
/// <param name="program">Full path of perfgates.dll, which works when it is started with the word work.</param>
/// <param name="folder">For its log.</param>
internal sealed class NoiseMeasurement(ChildProcesses processes, string program, string folder, TimeProvider clock)
{
    /// <summary>As many as show a breach in a comparison of twins, if there were one.</summary>
    public const int Pairs = 12;

    // What a comparison claims: see Comparing and PairedRule.
    private const double Margin = 0.01, Alpha = 0.001;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="tell">Takes a line of progress before each pair.</param>
    /// <returns>Null with the reason.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<(NoiseFigures? Figures, string? WhyNot)> RunAsync(string lockFile, Action<string> tell, CancellationToken cancellation)
    {
        var owner = "";
        using var machine = await MachineLock.TakeAsync(lockFile, TimeSpan.Zero, clock, o => owner = o, cancellation);
        if (machine is null) return (null, $"process {owner} is measuring on this machine; wait for it");
        List<(double, double)> pairs = [];
        List<double> late = [];
        for (var i = 1; i <= Pairs; i++)
        {
            tell($"noise: pair {i} of {Pairs}");
            if (await WorkAsync(cancellation) is not { } first || await WorkAsync(cancellation) is not { } second) return (null, "the program that is compared with itself gave no figures");
            pairs.Add((first.Seconds, second.Seconds));
            late.AddRange([first.Late, second.Late]);
        }
        return (NoiseFigures.Of(pairs, late, Margin, PairedRule.DefaultCap, Alpha, PairedRule.DefaultBeta), null);
    }

    private async Task<WorkDone?> WorkAsync(CancellationToken cancellation)
    {
        var line = "";
        var spec = new ProcessSpec(processes.DotNet, [program, "work"], folder, Path.Combine(folder, "noise.log")) { Timeout = Patience, OutputLine = l => line = l };
        var end = await processes.RunAsync(spec, cancellation);
        return end is { Outcome: ProcessOutcome.Exited, ExitCode: 0 } ? JsonSerializer.Deserialize<WorkDone>(line) : null;
    }
}
