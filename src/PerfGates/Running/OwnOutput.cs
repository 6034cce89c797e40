using PerfGates.Diagnostics;
using PerfGates.Probes;

namespace PerfGates.Running;

/// <summary>What <c>{output}</c> stands for where no build asked: the project beside the budget file is built for it, once for all gates.</summary>
internal sealed class OwnOutput
{
    private readonly Dictionary<Arm, string> _built = [];

    /// <summary>The context with the project's assembly; as it is where a build has made it, or where there is no project; null after a problem.</summary>
    public async Task<RunContext?> InAsync(RunContext context, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        if (context.Build is not { FromBuild: false, Outputs.Count: 0, Project: not null }) return context;
        if (!_built.TryGetValue(context.Arm, out var assembly))
        {
            var use = new ProjectUse($"gate '{context.Gate}'", "project", "programs", Rules.ProgramBuildFailed);
            if (MeasuredProject.Find(null, context.GateSpan, use, context, problems) is not { } project) return null;
            if (await project.AssemblyAsync(context, problems, cancellation) is not { } made) return null;
            assembly = _built[context.Arm] = made;
        }
        return context with { Build = context.Build with { Outputs = [assembly] } };
    }
}
