using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Load;
using PerfGates.Probes.Http.Figures;
using PerfGates.Probes.Http.Planning;
using PerfGates.Probes.Http.Stress;

namespace PerfGates.Probes.Http.Running;

/// <summary>One arm of a gate: each run starts a fresh generator and drives those loads that are still wanted.</summary>
internal sealed class HttpGate(HttpPlan plan, string program)
{
    public async Task<Observations> RunAsync(RunContext context, CancellationToken cancellation)
    {
        List<Diagnostic> problems = [];
        var limits = LimitSet.Of(plan, context);
        var planned = PlanFor(context, limits, problems);
        if (problems.Count > 0) return new([], problems);

        var generator = GeneratorProcess.Start(program, planned, context, cancellation);
        try
        {
            var loads = new LoadRun(plan, limits, generator, context);
            return await loads.RunAsync(cancellation);
        }
        finally
        {
            await generator.FinishAsync();
        }
    }

    private LoadPlan PlanFor(RunContext context, IReadOnlyList<double> limits, List<Diagnostic> problems)
    {
        var http = plan.Settings;
        var files = new DataFiles(context.BaseFolder, problems);
        var bodies = plan.Settings.Setup.Concat(http.Before).Concat(http.Scenario.SelectMany(s => s.Before.Concat(s.Steps)))
            .Select(r => r.Body?.File).OfType<Located<string>>().DistinctBy(f => f.Value).ToDictionary(f => f.Value, files.Bytes);
        FeederPlan[] feeders = [.. http.Data.Select(files.Feeder).OfType<FeederPlan>()];
        var url = http.Address.Server is { } server ? context.Servers[server.Value].Url : http.Address.Origin!;
        return LoadPlans.Of(http, url, feeders, path => bodies[path], limits);
    }
}
