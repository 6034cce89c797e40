using PerfGates.Units;

namespace PerfGates.Probes;

internal enum Direction
{
    LowerIsBetter,
    HigherIsBetter,

    /// <summary>The metric has no better side of its own; the budget's operator says which.</summary>
    AsBudgeted,
}

internal enum Nature
{
    /// <summary>The same each time it is measured: sizes, counts, allocations.</summary>
    Exact,

    /// <summary>Differs from run to run.</summary>
    Sampled,
}

/// <summary>How the values of several runs become the one that is judged.</summary>
internal enum Reduction
{
    Median,
    Minimum,
}

/// <summary>A named figure of a probe. It says everything the planner and the judge need; neither knows names.</summary>
/// <param name="Dimension">Null where only the measurement tells it (figures that a user's command prints).</param>
internal sealed record Metric(string Name, Dimension? Dimension, Direction Better, Nature Nature, string Help)
{
    /// <summary>Under which subjects have its readings; differs from the name where one name is two metrics, a share and a count.</summary>
    public string Key { get; init; } = Name;

    public Reduction Reduction { get; init; } = Reduction.Median;

    /// <summary>One that explains this one: where a time became longer, what is allocated meanwhile.</summary>
    public Metric? Beside { get; init; }

    /// <summary>How many runs a value of this metric needs at the least.</summary>
    public int RunsNeeded { get; init; } = 1;

    /// <summary>Of several subjects that a budget holds for, one that keeps it is enough: the highest throughput of a sweep.</summary>
    public bool BestCounts { get; init; }

    /// <summary>People look at it whether or not there is a budget on it: a column of its own in the table of figures.</summary>
    public bool IsShown { get; init; }

    /// <summary>What the meter cannot tell apart: between head and a baseline such a difference is none.</summary>
    public Resolution Resolution { get; init; }
}
