using PerfGates.Budgets;
using PerfGates.Probes.Generation.Settings;

namespace PerfGates.Probes.Generation;

/// <summary>How long making something takes: a job of a server, a program, a stream.</summary>
internal sealed class GenerationProbe : IProbe
{
    public string Kind => "generation";

    public string Help => "How long making something takes, such as a picture, a video, a text: its queue, stages and steps, by a job of a server, a program or a stream.";

    public BoundProbe Bind(SettingsReader settings)
    {
        var generation = GenerationSettings.Read(settings);
        // A comparison takes what it needs, unless somebody says how much is too much.
        var sampling = new SamplingPlan(generation.Runs, "run", settings.Has("runs") ? generation.Runs : null);
        return new(GenerationMetrics.All, [], sampling, () => new GenerationGate(generation).RunAsync)
        {
            WarmsUp = generation.Phase == Phase.Warm,
            // Of what listens at a URL of this machine the graphics memory can be told, if not what else it takes.
            StartsPrograms = generation.Program is not null || generation.Address?.Url is { IsLoopback: true },
            NeedsOutput = generation.Program is { } program && WrittenProgram.NeedsOutput(program.Run),
            Servers = generation.Server is { } server ? [server] : [],
            WantsFreshServers = generation.Phase == Phase.Cold,
            OwnTimeout = budgets => Patience.OfGate(generation, budgets),
            Objection = (_, item, _) => Objections.To(generation, item),
            ObjectionToBudgets = budgets => Objections.ToLacking(generation, budgets),
        };
    }
}
