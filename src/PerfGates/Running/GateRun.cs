using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Pressure;
using PerfGates.Probes;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Running;

/// <summary>One gate over all its rounds: its arms, its time, its coins.</summary>
/// <param name="environment">The world.</param>
/// <param name="plan">What the gate is of.</param>
/// <param name="gate">What is run.</param>
/// <param name="number">From 1, in the order of the plan.</param>
/// <param name="arms">Head, and what it is compared with, if anything.</param>
/// <param name="servers">Those of the plan.</param>
internal sealed class GateRun(RunEnvironment environment, Plan plan, PlannedGate gate, int number, Arms arms, ServersAtHand servers)
{
    // What base lacks, head has gained: there is nothing to compare with, but nothing is broken either.
    private static readonly Rule[] AbsentInBase = [Rules.NoCases, Rules.PatternMatchesNothing, Rules.PathNotFound];

    // Of a gate in all: where a machine is never quiet, measuring everything again would only cost time.
    private const int Repeats = 3;

    // Of the first round: what has run for so long hangs.
    private const double TooLong = 2;

    private readonly RunOnce _head = gate.Bound.Begin();
    private readonly RunOnce? _base = arms.Base is null ? null : gate.Bound.Begin();
    private readonly Random _coin = new(unchecked(environment.Seed * 397 ^ number));
    private readonly string _logs = LogFolder(environment, gate, number);
    private TimeSpan _used;
    private TimeSpan _first;
    private TimeSpan _longest;
    private TimeSpan _waited;

    public PlannedGate Gate => gate;

    /// <summary>See <see cref="RunContext.Traces"/>.</summary>
    public string? Traces { get; init; }

    public string Name => gate.Name.Value;

    /// <summary>The gate's measurements with one round more, or with what kept it from being measured.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<GateMeasurements> NextAsync(GateMeasurements measured, IReadOnlySet<SubjectKey> decided, CancellationToken cancellation)
    {
        if (measured.Rounds.Count == 0) await QuietAsync(cancellation);
        var next = await OnceAsync(measured, decided, cancellation);
        while (next.Repeated < Repeats && IsWorthRepeating(measured, next) is { } complaint)
        {
            environment.Tell(new RunEvent.Note(Name, $"run {next.Rounds.Count} is taken again: {complaint}"));
            await QuietAsync(cancellation);
            var again = await OnceAsync(measured with { Repeated = next.Repeated + 1 }, decided, cancellation);
            // A disturbed run is better than one that no time was left for; one that failed says something of its own.
            if (again.OutOfTime) return next;
            next = again;
        }
        return next;
    }

    /// <summary>One run of which only the traces are wanted, whatever the machine does meanwhile.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<GateMeasurements> TraceAsync(IReadOnlySet<SubjectKey> others, CancellationToken cancellation) => OnceAsync(GateMeasurements.Nothing, others, cancellation);

    // Why the last run is to be taken again; null if it is not. What went wrong in it is never wiped out.
    private string? IsWorthRepeating(GateMeasurements before, GateMeasurements after) =>
        CaresForQuiet && after.Rounds.Count > before.Rounds.Count && after.Rounds[^1].Head.Problems.Count == 0 ? after.Rounds[^1].Disturbance.Complaint : null;

    // Pairs are disturbed on both sides alike, what is exact not at all; and a command that may run once or twice is not
    // run more often for it: the judge then says that it was disturbed.
    private bool CaresForQuiet => _base is null && !gate.Confidence.Observed && gate.Bound.Sampling.Most > 2 && gate.Budgets.Any(b => b.Metric.Nature == Nature.Sampled);

    private async Task QuietAsync(CancellationToken cancellation)
    {
        if (!CaresForQuiet || _waited >= environment.QuietTimeout) return;
        var started = environment.Clock.GetTimestamp();
        var complaint = await environment.Watch.WaitForQuietAsync(environment.QuietTimeout - _waited, cancellation);
        _waited += environment.Clock.GetElapsedTime(started);
        if (complaint is not null) environment.Tell(new RunEvent.Note(Name, $"measured although the machine is not quiet: {complaint}"));
    }

    private async Task<GateMeasurements> OnceAsync(GateMeasurements measured, IReadOnlySet<SubjectKey> decided, CancellationToken cancellation)
    {
        var left = gate.Timeout - _used;
        // A round that would be cut off in its middle would turn what is known already into an error.
        if (_longest > TimeSpan.Zero && left < _longest || measured.Rounds.Count > 0 && left <= TimeSpan.Zero) return measured with { OutOfTime = true };
        Directory.CreateDirectory(_logs);
        var started = environment.Clock.GetTimestamp();
        using var timeout = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, environment.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return measured.With(await RoundAsync(measured, decided, either.Token));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // Much longer than those before: it hangs. Else it was cut off, and what is known already stays known.
            if (left < TooLong * _first && measured.Rounds.Count > 0) return measured with { OutOfTime = true };
            return With(measured, Rules.GateTimeout.At(gate.Name.Span, Name, QuantityText.Format(new(gate.Timeout.TotalSeconds, Dimension.Time))));
        }
        // The one place where a probe's defect, or the world failing under it, becomes a diagnostic.
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            await File.WriteAllTextAsync(Path.Combine(_logs, "defect.log"), environment.Processes.Mask(defect.ToString()), cancellation);
            return With(measured, Rules.ProbeCrashed.At(gate.Name.Span, Name, defect.Message));
        }
        finally
        {
            await environment.Processes.EndAllButServers();
            var elapsed = environment.Clock.GetElapsedTime(started);
            _used += elapsed;
            // The first round may build what it measures; it says nothing about how long another one takes.
            if (_first == TimeSpan.Zero) _first = elapsed;
            else if (elapsed > _longest) _longest = elapsed;
        }
    }

    private async Task<Round> RoundAsync(GateMeasurements measured, IReadOnlySet<SubjectKey> decided, CancellationToken cancellation)
    {
        var round = measured.Rounds.Count + 1;
        var most = gate.Budgets.Max(b => b.Limit is Limit.Baseline ? gate.Bound.Sampling.MostCompared ?? plan.Comparing.MaxPairs : gate.Bound.Sampling.Most);
        environment.Tell(new RunEvent.RunStarted(Name, round, most, _base is null ? gate.Bound.Sampling.Word : SamplingPlan.Pair));
        await using var pressure = gate.Constraint is { } constraint ? await GatePressure.BeginAsync(constraint, new(environment.Processes, environment.Program, _logs, environment.Clock), cancellation) : null;
        var before = environment.Watch.Now();
        List<(Observations Head, Observations? Base, bool BaseFirst)> parts = [];
        foreach (var wants in Portions(measured, decided))
            parts.Add(await PairAsync(round, wants, cancellation));
        return new(
            Merged(parts.Select(p => p.Head)),
            _base is null ? null : Merged(parts.Select(p => p.Base!)),
            parts.Where(p => p.BaseFirst).SelectMany(p => p.Head.Subjects).Select(s => s.Key).ToHashSet(),
            SlowCard.Or(environment.Watch.Since(before), parts.Select(p => p.Head.Resources)),
            decided)
        {
            Pressure = pressure is null ? null : await pressure.SeenAsync(cancellation),
        };
    }

    // Head and base of one subject back to back share the moment; the first round does not know the subjects yet.
    private IEnumerable<Func<SubjectKey, bool>> Portions(GateMeasurements measured, IReadOnlySet<SubjectKey> decided)
    {
        if (_base is null || !gate.Bound.Sampling.SubjectsApart || measured.Rounds.Count == 0) return [key => !decided.Contains(key)];
        return measured.Rounds[0].Head.Subjects.Select(s => s.Key).Where(k => !decided.Contains(k)).Select(k => new Func<SubjectKey, bool>(key => key == k));
    }

    private async Task<(Observations Head, Observations? Base, bool BaseFirst)> PairAsync(int round, Func<SubjectKey, bool> wants, CancellationToken cancellation)
    {
        if (_base is null) return (await RunAsync(_head, Arm.Head), null, false);
        var baseFirst = _coin.Next(2) == 0;
        var first = baseFirst ? await BaseAsync() : null;
        var head = await RunAsync(_head, Arm.Head);
        return (head, first ?? await BaseAsync(), baseFirst);

        async Task<Observations> BaseAsync()
        {
            var observed = await RunAsync(_base, Arm.Base);
            return observed with { Problems = [.. observed.Problems.Where(p => !AbsentInBase.Contains(p.Rule))] };
        }

        async Task<Observations> RunAsync(RunOnce run, Arm arm)
        {
            var fresh = _base is not null || gate.Bound.WantsFreshServers || gate.Constraint is { LimitsPrograms: true };
            List<Diagnostic> problems = [];
            var context = Context(arm, round, wants);
            if ((gate.Bound.NeedsOutput ? await environment.Output.InAsync(context, problems, cancellation) : context) is not { } ready) return Observations.Failed([.. problems]);
            var observed = await servers.WithAsync(gate, ready, fresh, run, cancellation);
            return observed with { Problems = [.. observed.Problems, .. LimitsAboveTheCard.Of(gate, observed.Resources)] };
        }
    }

    private static Observations Merged(IEnumerable<Observations> parts)
    {
        Observations[] all = [.. parts];
        return all is [var one] ? one : new([.. all.SelectMany(o => o.Subjects)], [.. all.SelectMany(o => o.Problems).Distinct()])
        {
            Facts = all.Length > 0 ? all[0].Facts : new Dictionary<string, string>(),
            Build = all.Length > 0 ? all[0].Build : null,
            Resources = all.Select(o => o.Resources).FirstOrDefault(r => r is not null),
            Pictures = all.Length > 0 ? all[0].Pictures : [],
        };
    }

    private static GateMeasurements With(GateMeasurements measured, Diagnostic problem) => measured with { Problems = [.. measured.Problems, problem] };

    private RunContext Context(Arm arm, int round, Func<SubjectKey, bool> wants) => new(
        Name,
        gate.Name.Span,
        round,
        arm == Arm.Base ? arms.Base!.BudgetFolder : Path.GetDirectoryName(plan.BudgetFile)!,
        arm == Arm.Base ? Directory.CreateDirectory(Path.Combine(_logs, "base")).FullName : _logs,
        arm == Arm.Base ? arms.Base!.CacheFolder : environment.CacheFolder,
        arm == Arm.Base ? arms.Base!.Build : environment.Build,
        environment.Processes,
        environment.Clock,
        text => environment.Tell(new RunEvent.Note(Name, _base is null ? text : arm == Arm.Base ? $"base: {text}" : $"head: {text}")))
    {
        ServerRecords = servers.Records,
        HasOwnBudgets = gate.Budgets.Any(b => b.Target is null),
        Arm = arm,
        IsCompared = _base is not null,
        Wants = wants,
        Limits = [.. gate.Budgets.Where(b => b.Limit is Limit.Fixed).Select(b => (b.Target, b.Metric, ((Limit.Fixed)b.Limit).Quantity.Value))],
        Padding = _coin.Next(4096),
        Budgeted = plan.MetricsOf(gate),
        WarmUp = gate.WarmUp,
        IsRecorded = environment.Records && (gate.Bound.StartsPrograms || gate.Bound.Servers.Count > 0),
        ProgramLimits = GatePressure.LimitsOf(gate.Constraint),
        GpuLooks = gate.Bound.GpuLooks,
        Traces = Traces,
    };

    // Names of gates are free text; the number keeps "a b" and "a-b" apart.
    private static string LogFolder(RunEnvironment environment, PlannedGate gate, int number)
    {
        var name = string.Concat(gate.Name.Value.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return Path.Combine(environment.LogFolder, $"{number}-{name}");
    }
}
