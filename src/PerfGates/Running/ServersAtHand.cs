using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Servers;
using PerfGates.Units;

namespace PerfGates.Running;

/// <summary>
/// Starts servers for the gates that need them, keeps each until the last of these is done, and remembers what was seen
/// of it. Where head is compared with base, each run has fresh ones.
/// </summary>
/// <param name="gates">That will run and may use servers.</param>
internal sealed class ServersAtHand(RunEnvironment environment, Plan plan, IReadOnlyList<PlannedGate> gates) : IAsyncDisposable
{
    private readonly List<PlannedGate> _toCome = [.. gates];
    private readonly Dictionary<string, RunningServer> _kept = [];
    private readonly Dictionary<(string Name, Arm Arm), ServerProgram> _programs = [];
    private readonly Dictionary<string, ServerRecord> _records = [];
    private Guard? _guard;

    public IReadOnlyDictionary<string, ServerRecord> Records => _records;

    /// <summary>One run of a gate with the servers that it needs.</summary>
    /// <param name="fresh">Its servers are started for this run and stopped after it.</param>
    public async Task<Observations> WithAsync(PlannedGate gate, RunContext context, bool fresh, RunOnce run, CancellationToken cancellation)
    {
        List<Diagnostic> problems = [];
        List<RunningServer> ready = [];
        var broken = false;
        try
        {
            foreach (var server in plan.Servers.Where(gate.Uses))
            {
                if (await GetAsync(server, context, fresh, problems, cancellation) is not { } running) return Observations.Failed([.. problems]);
                ready.Add(running);
            }
            broken = true;
            var observed = await MeteredRun.RunAsync(run, context with { Servers = ready.ToDictionary(s => s.Name, s => s.Address) }, ready, environment, cancellation);
            foreach (var server in ready)
                if (await server.DeathAsync() is { } death) problems.Add(Rules.ServerDied.At(server.Settings.Start, server.Name, gate.Name.Value, death, server.LogFile));
            broken = observed.LeavesServersBroken || problems.Count > 0;
            return problems.Count == 0 ? observed : observed with { Subjects = [], Problems = [.. observed.Problems, .. problems] };
        }
        finally
        {
            // A run that was cut off, or failed, may have left a server in any state.
            if (fresh || broken) foreach (var server in ready) await StopAsync(server, context.Arm, kill: cancellation.IsCancellationRequested);
        }
    }

    /// <summary>The gate will not run again: what nobody else needs is stopped.</summary>
    public async Task DoneAsync(PlannedGate gate)
    {
        _toCome.Remove(gate);
        foreach (var server in plan.Servers.Where(s => !_toCome.Any(g => g.Uses(s))))
            if (_kept.TryGetValue(server.Name.Value, out var running)) await StopAsync(running, Arm.Head, kill: false);
    }

    /// <summary>Stops all, so that they disturb nobody.</summary>
    public async Task StopAllAsync()
    {
        foreach (var server in _kept.Values.ToList()) await StopAsync(server, Arm.Head, kill: false);
    }

    /// <summary>Ends what is still there, as after a cancellation.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _kept.Values.ToList()) await StopAsync(server, Arm.Head, kill: true);
        if (_guard is not null) await _guard.DisposeAsync();
    }

    private async Task<RunningServer?> GetAsync(ServerSettings server, RunContext context, bool fresh, List<Diagnostic> problems, CancellationToken cancellation)
    {
        var name = server.Name.Value;
        if (!fresh && _kept.TryGetValue(name, out var kept) && kept.Death is null) return kept;
        // The one that others share may hold the port, and is not what this gate is to be measured with.
        if (fresh && _kept.TryGetValue(name, out var shared)) await StopAsync(shared, Arm.Head, kill: false);
        // What did not start once is not waited for again.
        if (_records.TryGetValue(name, out var seen) && seen.Problems.Count > 0 && context.Arm == Arm.Head)
        {
            problems.AddRange(seen.Problems);
            return null;
        }
        var own = context with { LogFolder = LogFolder(name, context.Arm) };
        Directory.CreateDirectory(own.LogFolder);
        if (!_programs.TryGetValue((name, context.Arm), out var program) && await ServerProgram.FindAsync(server, own, problems, cancellation) is { } found)
            program = _programs[(name, context.Arm)] = found;
        if (program is not null && environment.Program is { } self)
        {
            _guard ??= await Guard.StartAsync(environment.Processes, self, Path.Combine(environment.LogFolder, "guard.log"), cancellation);
            if (_guard is null) context.Report("servers would outlive this run if it were killed: what ends them then could not be started");
        }
        var running = program is null ? null : await ServerStart.ReadyAsync(server, program, own, problems, cancellation);
        if (running is null)
        {
            if (context.Arm == Arm.Head) Remember(name, r => r with { Problems = [.. r.Problems, .. problems] });
            return null;
        }
        context.Report($"server '{name}' is ready at {running.Address.Url} after {QuantityText.Format(new(running.Startup.TotalSeconds, Dimension.Time))}");
        if (!fresh) _kept[name] = running;
        return running;
    }

    private async Task StopAsync(RunningServer server, Arm arm, bool kill)
    {
        if (_kept.GetValueOrDefault(server.Name) == server) _kept.Remove(server.Name);
        var life = await server.LifeAsync();
        if (arm == Arm.Head) Remember(server.Name, r => r with { Lives = [.. r.Lives, life] });
        if (kill) await server.KillAsync();
        else if (await server.StopAsync() is { } complaint) environment.Tell(new RunEvent.Note(server.Name, complaint));
    }

    private void Remember(string server, Func<ServerRecord, ServerRecord> change) =>
        _records[server] = change(_records.GetValueOrDefault(server, ServerRecord.Nothing));

    private string LogFolder(string server, Arm arm)
    {
        var name = string.Concat(server.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var number = plan.Servers.ToList().FindIndex(s => s.Name.Value == server) + 1;
        var folder = Path.Combine(environment.LogFolder, $"server-{number}-{name}");
        return arm == Arm.Base ? Path.Combine(folder, "base") : folder;
    }
}
