using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Load;
using PerfGates.Probes.Http.Figures;
using PerfGates.Probes.Http.Planning;
using PerfGates.Probes.Http.Settings;
using PerfGates.Probes.Http.Stress;
using PerfGates.Units;

namespace PerfGates.Probes.Http.Running;

/// <summary>All loads of one run, one after the other, against one generator.</summary>
internal sealed class LoadRun(HttpPlan plan, IReadOnlyList<double> limits, GeneratorProcess generator, RunContext context)
{
    private readonly List<Subject> _subjects = [];
    private readonly List<Diagnostic> _problems = [];
    private readonly IReadOnlyList<string> _names = [.. plan.Settings.Measured.Select(r => r.Name.Value)];
    private readonly Progress _progress = new(context, plan.RequestsPerPass);
    private int _steps;
    private bool _brokeServers;

    public async Task<Observations> RunAsync(CancellationToken cancellation)
    {
        var facts = new Dictionary<string, string>();
        switch (await generator.NextAsync(cancellation))
        {
            case LoadEvent.Ready ready:
                facts["generator"] = ready.Engine;
                if (context.Round == 1) context.Report($"load by {ready.Engine}, {(ready.Threads == 1 ? "1 thread" : $"{ready.Threads} threads")}");
                await AllAsync(cancellation);
                break;
            case LoadEvent.Refused refused:
                Refuse(refused);
                break;
            default:
                await LostAsync();
                break;
        }
        return new(_subjects, _problems)
        {
            Facts = facts,
            LeavesServersBroken = _brokeServers,
        };
    }

    private async Task AllAsync(CancellationToken cancellation)
    {
        foreach (var load in plan.Loads)
        {
            if (load.Settings.Stress is { } stress)
            {
                if (context.Wants(load.SearchKey) && !await SearchAsync(load, stress, cancellation)) return;
                continue;
            }
            foreach (var step in load.Steps)
            {
                StepSubject[] wanted = [.. StepSubject.Of(plan, load, step).Where(s => context.Wants(s.Key))];
                if (wanted.Length > 0 && !await MeasureAsync(load, step, wanted, cancellation)) return;
            }
        }
    }

    /// <summary>False when nothing more can be measured.</summary>
    private async Task<bool> MeasureAsync(PlannedLoad load, PlannedStep step, IReadOnlyList<StepSubject> wanted, CancellationToken cancellation)
    {
        var record = new StepRecord(step.Name, Orders.Of(plan, load.Settings, step, ++_steps, context));
        var watch = new AbortWatch(load.Settings.Abort, new(limits));
        // What was met stays met, whatever the last answers look like.
        Condition? met = null;
        var outcome = await StepRun.RunAsync(generator, record, r => (met ??= watch.Met(r)) is not null, _progress, cancellation);
        context.Meter?.MeasuringBegins(ago: TimeSpan.FromSeconds(record.Elapsed));
        context.Meter?.MeasuringEnds();
        if (ServerIsDead) return false;
        if (outcome is not StepOutcome.Ended) return await NotEndedAsync(outcome);
        if (record.Done!.End == StepEnd.OutOfData) _problems.Add(Rules.OutOfData.At(load.Settings.Span, Where(step.Name), Requests(Tally.Of(record.Windows).Count)));
        // What was measured until then is no whole load.
        else if (record.Done.End == StepEnd.Stopped && met is not null)
            _problems.Add(Rules.Aborted.At(met.Span, Where(step.Name), QuantityText.Format(new(record.Elapsed, Dimension.Time)), met.Text, Answered(record)));
        else if (Unanswered(record, plan.AllRequests) is { } nothing)
            _problems.Add(Rules.NothingAnswered.At(Span(load), Where(step.Name), nothing.Count, nothing.First));
        else foreach (var subject in wanted) Observe(record, load, step, subject);
        return true;
    }

    private void Observe(StepRecord record, PlannedLoad load, PlannedStep step, StepSubject subject)
    {
        var figures = new RequestFigures(record, _names, subject.Requests, limits, plan.Settings.Behaviour.RequestTimeout.TotalSeconds, metric => Tightest(subject, metric));
        if (figures.All.Ok > 0) _subjects.Add(new(subject.Key.Kind, subject.Key.Name, subject.Carriers, figures.Readings(context.Budgeted)));
        else
        {
            var (count, first) = Unanswered(record, subject.Requests)!.Value;
            _problems.Add(Rules.NothingAnswered.At(Span(load), $"gate '{context.Gate}', {subject.Key.Kind} '{subject.Key.Name}'", count, first));
        }
    }

    private async Task<bool> SearchAsync(PlannedLoad load, StressSettings stress, CancellationToken cancellation)
    {
        var run = new StressRun(generator, stress, load, limits, plan.FirstRequests, _progress, context, () => ++_steps);
        var outcome = await run.RunAsync(cancellation);
        _brokeServers |= run.NeverRecovered;
        if (ServerIsDead) return false;
        if (outcome is not StepOutcome.Ended) return await NotEndedAsync(outcome);
        if (Unanswered(run.Steps) is { } nothing) _problems.Add(Rules.NothingAnswered.At(Span(load), Where(load.Name), nothing.Count, nothing.First));
        else _subjects.Add(new(load.SearchKey.Kind, load.SearchKey.Name, [load.Name], StressFigures.Of(run)));
        return true;
    }

    private async Task<bool> NotEndedAsync(StepOutcome outcome)
    {
        if (outcome is StepOutcome.Refused { Why: var why }) Refuse(why);
        else await LostAsync();
        return false;
    }

    private void Refuse(LoadEvent.Refused refused)
    {
        var setup = plan.Settings.Setup.Concat(plan.Settings.Before).Concat(plan.Settings.Measured).FirstOrDefault(r => r.Name.Value == refused.Request);
        _problems.Add(Rules.LoadRefused.At(setup?.Name.Span ?? plan.Settings.Address.Span, context.Gate, refused.Request.Length > 0 ? $" with '{refused.Request}'" : "",
            refused.Cause + Causes.Example(refused.Status, refused.Cause, refused.Detail, refused.Body).Replace(", first: ", ": ", StringComparison.Ordinal)));
    }

    private async Task LostAsync() => _problems.Add(Rules.GeneratorEnded.At(context.GateSpan, context.Gate, await generator.EndingAsync(), generator.Log));

    // Null where at least one was answered as expected.
    private (string Count, string First)? Unanswered(StepRecord record, IReadOnlySet<int> requests) => Unanswered([record], requests);

    private (string Count, string First)? Unanswered(IEnumerable<StepRecord> records) => Unanswered(records, plan.AllRequests);

    private (string Count, string First)? Unanswered(IEnumerable<StepRecord> records, IReadOnlySet<int> requests)
    {
        StepRecord[] all = [.. records];
        var tally = Tally.Of(all.SelectMany(r => r.Windows).Where(w => requests.Contains(w.Request)));
        if (tally.Ok > 0) return null;
        var failure = all.Select(r => new Causes(r, _names, requests).OfFailures()).FirstOrDefault(c => c is not null);
        return tally.Count == 0 ? ("no request was answered", "") : ($"none of {Requests(tally.Count)} was answered as expected", failure is null ? "" : $"; {failure}");
    }

    private string Answered(StepRecord record)
    {
        var tally = Tally.Of(record.Windows);
        return new Causes(record, _names, plan.AllRequests).OfFailures() is { } failures ? $"{Requests(tally.Count)} until then, {failures}" : $"{Requests(tally.Count)} until then";
    }

    // Whoever started it says so. What it no longer answered is no error of its requests, and nothing more can be measured.
    private bool ServerIsDead => context.Servers.Values.Any(s => s.Death() is not null);

    private double Tightest(StepSubject subject, string metric)
    {
        double[] held = [.. context.Limits.Where(l => l.Metric.Name == metric && subject.Targets.Contains(l.Target)).Select(l => l.Value)];
        return held.Length > 0 && HttpMetrics.IsLatency(metric) ? held.Min() : double.PositiveInfinity;
    }

    private SourceSpan Span(PlannedLoad load) => load.IsTheGate ? plan.Settings.Measured[0].Name.Span : load.Settings.Span;

    private string Where(string step) => plan.Loads is [{ IsTheGate: true }] ? $"gate '{context.Gate}'" : $"gate '{context.Gate}', load '{step}'";

    private static string Requests(long count) => count == 1 ? "1 request" : $"{count} requests";
}
