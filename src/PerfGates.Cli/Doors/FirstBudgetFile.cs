using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Proposals;
using PerfGates.Running;

namespace PerfGates.Cli.Doors;

/// <summary>Makes a first budget file for a folder: looks, proposes, measures, writes a text.</summary>
internal sealed class FirstBudgetFile(CheckJob job, Surroundings surroundings, Action<RunEvent> tell)
{
    private readonly string _folder = Path.GetDirectoryName(job.BudgetFile)!;

    /// <exception cref="OperationCanceledException">Cancelled; everything that was started is gone.</exception>
    /// <exception cref="IOException">Nothing can be read or written there.</exception>
    public async Task<FirstBudgetFileText> MakeAsync(bool noMeasure, CancellationToken cancellation)
    {
        var found = ProjectSearch.In(_folder);
        var proposal = Proposing.Of(found);
        var (limits, leftOut) = noMeasure || found.IsNothing ? (new ProposedLimits.Guessed(), new Dictionary<string, string>()) : await MeasuredAsync(proposal, cancellation);
        var text = ProposalText.Write(proposal, limits, leftOut);
        // Whatever folders and cases are called: a first file that is refused would be worse than none.
        if (!new CheckRun(job, surroundings, tell).PlanOf(text).CanRun) throw new InvalidOperationException($"a first budget file was made that is not valid:\n{text}");
        return new(text, found, [.. proposal.Gates.Where(g => !leftOut.ContainsKey(g.Name))],
        [
            .. found.IsNothing ? [Rules.NothingFound.At(SourceSpan.StartOf(job.BudgetFile), _folder)] : Array.Empty<Diagnostic>(),
            .. proposal.Gates.Where(g => leftOut.ContainsKey(g.Name)).Select(g => Rules.FoundNotMeasured.At(SourceSpan.StartOf(job.BudgetFile), g.What, leftOut[g.Name])),
        ]);
    }

    private async Task<(ProposedLimits Limits, IReadOnlyDictionary<string, string> LeftOut)> MeasuredAsync(Proposal proposal, CancellationToken cancellation)
    {
        var run = new CheckRun(job, surroundings, tell);
        var planned = FirstBudgets.Plan(run.PlanOf(FirstBudgets.ToMeasure(proposal)));
        if (!planned.CanRun) throw new InvalidOperationException($"what is to be measured for a first budget file is not valid: {planned.Problems[0]}");
        var measurements = await run.MeasureAsync(planned, FirstBudgets.Look, cancellation);
        var (figures, leftOut) = FirstBudgets.Of(planned.Plan, measurements, _folder);
        return (new ProposedLimits.Measured(figures, DateOnly.FromDateTime(surroundings.Clock.GetUtcNow().UtcDateTime)), leftOut);
    }
}

/// <param name="Gates">That stand in it.</param>
internal sealed record FirstBudgetFileText(string Text, Found Found, IReadOnlyList<ProposedGate> Gates, IReadOnlyList<Diagnostic> Problems)
{
    /// <summary>Nothing that was found had to be left out.</summary>
    public bool IsWhole => Problems.All(p => p.Rule != Rules.FoundNotMeasured);

    /// <summary>Projects that a build makes only where the owner of the budget file refers to them.</summary>
    public IEnumerable<string> OtherProjects => new[] { Found.Benchmarks, Found.Web?.Project }.OfType<string>().Where(p => p != ".").Distinct();
}
