namespace PerfGates.Statistics.Rules;

/// <summary>What a rule of run values found, and on what. Everything is in the scale of the values it was given.</summary>
/// <param name="Basis">What decided, or looked last.</param>
/// <param name="Count">How many values of each arm were judged: those up to the look that decided, else all.</param>
/// <param name="Look">The look that decided or looked last, from 1; 0 before the first.</param>
/// <param name="PExceeds">Chance of such data if the bound were kept; NaN before the first look, and under t bounds.</param>
/// <param name="PHolds">Chance of such data if the bound were exceeded.</param>
/// <param name="Alpha">What <paramref name="PExceeds"/> had to reach at that look.</param>
/// <param name="Beta">What <paramref name="PHolds"/> had to reach at that look.</param>
/// <param name="Estimate">Centre of the values, or shift from base to head.</param>
/// <param name="Interval">Of the estimate; it never contradicts the decision.</param>
/// <param name="NextLook">At how many values the rule looks again; null where it has decided or may not.</param>
internal sealed record Finding(
    Decision Decision,
    Basis Basis,
    int Count,
    int Look,
    double PExceeds,
    double PHolds,
    double Alpha,
    double Beta,
    double Estimate,
    Interval Interval,
    int? NextLook);
