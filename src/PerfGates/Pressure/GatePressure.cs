using PerfGates.Budgets;
using PerfGates.Probes;
using PerfGates.Processes;

namespace PerfGates.Pressure;

/// <summary>What presses on one run of a gate: there before its servers and programs begin, and gone when they have ended.</summary>
internal sealed class GatePressure : IAsyncDisposable
{
    private readonly Constraint _constraint;
    private VideoMemoryHold? _hold;
    private ProcessorLoad? _load;
    private LimitsWatch? _limits;
    private string? _doubt;

    private GatePressure(Constraint constraint) => _constraint = constraint;

    /// <summary>Why the machine cannot be put under it at all, which skips the gate; null if it can.</summary>
    public static string? Obstacle(Constraint constraint) =>
        !OperatingSystem.IsLinux() ? "this version puts gates under pressure on Linux only"
        : constraint.Processors?.Cores is { } cores && cores > ProcessorList.Own.Count ? $"{cores} processors are asked for, and this machine lets it use {ProcessorList.Own.Count}"
        : constraint.Memory?.Limit is not null ? MemoryGroup.Obstacle()
        : null;

    /// <summary>What of it concerns the programs that are started.</summary>
    public static ProgramLimits LimitsOf(Constraint? constraint) =>
        constraint is null ? ProgramLimits.None : new(constraint.Processors?.Cores, constraint.Memory?.Heap, constraint.Memory?.Limit);

    /// <exception cref="OperationCanceledException">The token was cancelled; nothing presses any more.</exception>
    public static async Task<GatePressure> BeginAsync(Constraint constraint, Presses presses, CancellationToken cancellation)
    {
        var pressure = new GatePressure(constraint);
        try
        {
            await pressure.BeginAsync(presses, cancellation);
            return pressure;
        }
        catch
        {
            await pressure.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asked when what is measured has ended, with the pressure still there.</summary>
    public async Task<PressureSeen> SeenAsync(CancellationToken cancellation)
    {
        if (_load is not null) await _load.CheckAsync(cancellation);
        if (_hold is not null) await _hold.CheckAsync(cancellation);
        if (_limits is not null) await _limits.DisposeAsync();
        string[] verified = [.. _hold?.Verified ?? [], .. _load is null ? [] : new[] { _load.Verified }, .. _limits?.Verified ?? []];
        return new(_constraint.Text, verified, _doubt ?? _hold?.Doubt ?? _load?.Doubt ?? _limits?.Doubt);
    }

    /// <summary>In the reverse order of its beginning.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_limits is not null) await _limits.DisposeAsync();
        if (_load is not null) await _load.DisposeAsync();
        if (_hold is not null) await _hold.DisposeAsync();
    }

    private async Task BeginAsync(Presses presses, CancellationToken cancellation)
    {
        if (presses.Program is { } program)
        {
            if (_constraint.VideoMemory is { } left) _hold = await VideoMemoryHold.StartAsync(left, presses, program, cancellation);
            if (_constraint.Processors?.Load is { } load) _load = await ProcessorLoad.StartAsync(load, presses, program, cancellation);
        }
        else if (_constraint.VideoMemory is not null || _constraint.Processors?.Load is not null) _doubt = "the program that presses was not found";
        if (_constraint.LimitsPrograms) _limits = new(LimitsOf(_constraint), presses.Processes, presses.Clock);
    }
}

/// <summary>What it takes to press.</summary>
/// <param name="Program">Full path of perfgates.dll; null where nobody knows it.</param>
/// <param name="LogFolder">Exists.</param>
internal sealed record Presses(ChildProcesses Processes, string? Program, string LogFolder, TimeProvider Clock);
