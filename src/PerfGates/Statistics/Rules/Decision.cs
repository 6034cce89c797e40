namespace PerfGates.Statistics.Rules;

/// <summary>A claim about a bound, each side with an error rate of its own; what neither covers is undecided.</summary>
internal enum Decision
{
    Undecided,
    Holds,
    Exceeds,
}
