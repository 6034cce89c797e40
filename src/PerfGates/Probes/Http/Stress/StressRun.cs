using PerfGates.Load;
using PerfGates.Probes.Http.Figures;
using PerfGates.Probes.Http.Planning;
using PerfGates.Probes.Http.Running;
using PerfGates.Probes.Http.Settings;

namespace PerfGates.Probes.Http.Stress;

/// <summary>One search, driven on the generator.</summary>
/// <param name="firsts">Numbers of the requests that a pass begins with.</param>
/// <param name="number">Counts the steps of the run.</param>
internal sealed class StressRun(GeneratorProcess generator, StressSettings stress, PlannedLoad load, IReadOnlyList<double> limits, IReadOnlySet<int> firsts, Progress progress, RunContext context, Func<int> number)
{
    private const double LeastAchieved = 0.9;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Health _health = new(stress.BrokenWhen, new(limits));
    private readonly List<ProbedStep> _probed = [];
    private long _broke;

    public BreakingPointSearch Search { get; } = new(new(stress.Start.From, stress.Grow, stress.Precision, stress.Ceiling?.From, stress.RecoveryRate.From, !stress.Start.IsRate));

    public StressSettings Settings => stress;

    public Health Health => _health;

    public IReadOnlyList<ProbedStep> Probed => _probed;

    public IEnumerable<StepRecord> Steps => _probed.Select(p => p.Record);

    /// <summary>From the first break to the first healthy second after it; null where nothing broke.</summary>
    public TimeSpan? Recovery { get; private set; }

    /// <summary>The server was not well again in time; <see cref="Recovery"/> is then how long was waited.</summary>
    public bool NeverRecovered { get; private set; }

    public async Task<StepOutcome> RunAsync(CancellationToken cancellation)
    {
        while (Search.Next is { } step)
        {
            var record = new StepRecord($"{load.Name} at {Words(step.Load)}", Order(step));
            var asked = context.Clock.GetTimestamp();
            var outcome = await StepRun.RunAsync(generator, record, r => IsEnough(step, r), progress, cancellation);
            if (outcome is not StepOutcome.Ended || context.Servers.Values.Any(s => s.Death() is not null)) return outcome;
            if (step.IsProbe) Judge(step, record);
            else Wait(step, record, asked);
        }
        return new StepOutcome.Ended();
    }

    /// <summary>"300/s", "12 users".</summary>
    public string Words(double load) => new Level(stress.Start.IsRate, Math.Round(load, 3), Math.Round(load, 3)).Words;

    private LoadOrder.Step Order(SearchStep step)
    {
        var warmUp = _probed.Count == 0 ? context.WarmUp ?? Orders.StandardWarmUp : TimeSpan.Zero;
        return new(number(), load.Name, stress.Open.Drive(new(stress.Start.IsRate, step.Load, step.Load)), warmUp, step.IsProbe ? stress.Step : stress.Within, null, Second);
    }

    private bool IsEnough(SearchStep step, StepRecord record)
    {
        if (!step.IsProbe) return _health.RecoveredAt(record) is not null;
        if (!_health.IsBrokenEarly(record)) return false;
        if (_broke == 0) _broke = context.Clock.GetTimestamp();
        return true;
    }

    private void Judge(SearchStep step, StepRecord record)
    {
        var why = Why(record);
        var overloaded = MeterCheck.Of(record, double.PositiveInfinity).Overload;
        if (why is not null && _broke == 0) _broke = context.Clock.GetTimestamp();
        _probed.Add(new(step.Load, record, why));
        Search.Probed(why is not null, why is null ? null : overloaded);
    }

    // However busy the machine is, what was sent in time and is late by far is late because of the server.
    private bool WasSentInTime(StepRecord record)
    {
        var tightest = stress.BrokenWhen.Where(c => HttpMetrics.IsLatency(c.Metric)).Select(c => c.Limit.Value).DefaultIfEmpty(stress.Open.LateAfter.TotalSeconds).Min();
        return record is { Order.Drive: Drive.Open, Done.Health.SendLag99: var lag } && lag <= tightest / 3;
    }

    private void Wait(SearchStep step, StepRecord record, long asked)
    {
        var healthy = _health.RecoveredAt(record);
        if (step.Purpose == Purpose.Recover)
        {
            NeverRecovered = healthy is null;
            Recovery = healthy is { } second ? context.Clock.GetElapsedTime(_broke, asked) + second * Second : stress.Within;
        }
        Search.Waited(healthy is not null);
    }

    // In words why a step is broken; null if it is not.
    private string? Why(StepRecord record)
    {
        if (_health.Broken(record) is { } condition) return condition.Text;
        if (_health.IsBrokenEarly(record)) return $"{string.Join(" or ", stress.BrokenWhen.Select(c => c.Text))} in two seconds running";
        if (!stress.Start.IsRate || record.Done is not { Due: > 0 and var due }) return null;
        // Who thinks when the step ends makes no more requests, and is not kept waiting by the server.
        var achieved = (double)Tally.Of(record.Windows.Where(w => firsts.Contains(w.Request))).Count / due;
        return achieved < LeastAchieved ? $"{Units.QuantityText.Format(new(Math.Round(achieved, 3), Units.Dimension.Share))} of what was asked was answered" : null;
    }
}

/// <param name="Broken">Why it is broken, in words; null if it is not.</param>
internal sealed record ProbedStep(double Load, StepRecord Record, string? Broken);
