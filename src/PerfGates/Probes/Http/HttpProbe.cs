using PerfGates.Budgets;
using PerfGates.Probes.Http.Planning;
using PerfGates.Probes.Http.Running;
using PerfGates.Probes.Http.Settings;

namespace PerfGates.Probes.Http;

/// <summary>Requests to a server: latency, throughput, errors, and where it breaks.</summary>
/// <param name="program">Path of the program that generates load when it is started with the word generate.</param>
internal sealed class HttpProbe(string program) : IProbe
{
    public string Kind => "http";

    public string Help => "Latency, throughput and errors of HTTP requests under load, and the load that breaks the server.";

    public BoundProbe Bind(SettingsReader settings)
    {
        var plan = HttpPlan.Of(HttpSettings.Read(settings));
        // A second run with a fresh generator confirms what looks like a breach.
        return new(HttpMetrics.OfOpenLoad, plan.Targets, new SamplingPlan(2, "run", Observed: 1), () => new HttpGate(plan, program).RunAsync)
        {
            WarmsUp = true,
            Takes = plan.Settings.Takes is var time && time > TimeSpan.Zero ? (time, plan.Settings.Loads[^1].Span) : null,
            Servers = plan.Settings.Address.Server is { } server ? [server] : [],
            Objection = (target, item, level) => Objections.To(plan, target, item, level),
        };
    }
}
