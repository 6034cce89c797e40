namespace PerfGates.Statistics.Rules;

/// <summary>At <paramref name="Size"/> values a rule may spend so much of its two error rates.</summary>
internal readonly record struct Look(int Size, double Alpha, double Beta);
