namespace PerfGates.Statistics.Rules;

/// <summary>What one stretch of floors says about their growth per unit of time.</summary>
/// <param name="Interval">Sen's, of the slope.</param>
internal sealed record Growth(Decision Decision, int Floors, double PExceeds, double PHolds, double Slope, Interval Interval);
