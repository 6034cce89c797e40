using System.Globalization;
using PerfGates.Units;

namespace PerfGates.Proposals;

/// <summary>Makes the lines of a proposed budget: none where its figure was not measured.</summary>
internal abstract record ProposedLimits
{
    private ProposedLimits() { }

    /// <summary>Above the comment of what limits are.</summary>
    public abstract IReadOnlyList<string> Heading { get; }

    public abstract IReadOnlyList<LimitLine> Of(string owner, ProposedBudget budget);

    /// <summary>So wide that nothing breaks them: to measure by.</summary>
    internal sealed record Unbounded : ProposedLimits
    {
        public override IReadOnlyList<string> Heading => [];

        public override IReadOnlyList<LimitLine> Of(string owner, ProposedBudget budget) => [new("", $"{budget.Metric} {budget.Operator} {budget.Unbounded}", null)];
    }

    /// <summary>What is usual, for who does not measure.</summary>
    internal sealed record Guessed : ProposedLimits
    {
        public override IReadOnlyList<string> Heading => ["Limits are guesses: nothing was measured. 'perfgates run' shows the figures; put what you promise your users instead."];

        public override IReadOnlyList<LimitLine> Of(string owner, ProposedBudget budget) => [new("", $"{budget.Metric} {budget.Operator} {budget.Guess}", budget.IsFixed ? null : "a guess")];
    }

    /// <param name="Day">On which it was measured.</param>
    internal sealed record Measured(IReadOnlyList<MeasuredFigure> Figures, DateOnly Day) : ProposedLimits
    {
        // With more of them a file is no first file any more: then the worst case speaks for all.
        private const int MostCases = 10;

        public override IReadOnlyList<string> Heading =>
        [
            $"Limits are what was measured here on {Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, with room for noise: sizes and allocations plus a tenth,",
            "memory, processor time and benchmarks twice, times of programs and of requests four times. Put what you promise your users instead.",
        ];

        public override IReadOnlyList<LimitLine> Of(string owner, ProposedBudget budget)
        {
            MeasuredFigure[] figures = [.. Figures.Where(f => f.Owner == owner && f.Metric == budget.Metric)];
            if (figures.Length == 0) return [];
            if (budget.IsFixed) return [new("", $"{budget.Metric} {budget.Operator} {budget.Guess}", null)];
            return Figures.Where(f => f.Owner == owner).Select(f => f.Case).Distinct().Count() <= MostCases
                ? [.. figures.Select(f => Line(f.Case, f, ""))]
                : [Line("", figures.MaxBy(f => f.Worst.Value)!, $"the worst of {figures.Length}: ")];

            // Nothing is smaller than nothing.
            static string Operator(MeasuredFigure figure, ProposedBudget budget) => figure.Worst is { Value: 0, Dimension: Dimension.Size } ? "<=" : budget.Operator;

            LimitLine Line(string of, MeasuredFigure figure, string how) =>
                new(of, $"{budget.Metric} {Operator(figure, budget)} {Allowance.Limit(figure, budget.Room)}", $"{how}measured {QuantityText.Short(figure.Worst)}");
        }
    }
}

/// <param name="Case">Empty for a budget of the gate as a whole.</param>
/// <param name="Text">The budget.</param>
/// <param name="Note">Stands behind it; null for nothing.</param>
internal sealed record LimitLine(string Case, string Text, string? Note);
