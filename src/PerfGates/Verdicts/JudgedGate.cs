using PerfGates.Diagnostics;
using PerfGates.Pictures;
using PerfGates.Planning;
using PerfGates.Units;

namespace PerfGates.Verdicts;

/// <summary>A gate with a verdict on each of its budgets.</summary>
/// <param name="Verdict">The worst that counts: of budgets that only warn, none does; a problem of the probe counts as unmeasured.</param>
/// <param name="Diagnostics">What the build is told: breaches, what was not measured and why, a skip.</param>
internal sealed record JudgedGate(PlannedGate Gate, Verdict Verdict, IReadOnlyList<JudgedBudget> Budgets, IReadOnlyList<Diagnostic> Diagnostics, int Runs, TimeSpan Elapsed)
{
    /// <summary>What else the machine did, round by round.</summary>
    public IReadOnlyList<Probes.Disturbance> Disturbances { get; init; } = [];

    /// <summary>What was read back of its constraint, round by round; empty without one.</summary>
    public IReadOnlyList<Probes.PressureSeen> Pressure { get; init; } = [];

    /// <summary>Runs that were taken again because they were disturbed.</summary>
    public int Repeated { get; init; }

    /// <summary>Null if all of it was skipped.</summary>
    public Grade? Grade { get; init; }

    /// <summary>Everything that was measured, with or without a budget on it.</summary>
    public IReadOnlyList<MeasuredSubject> Measured { get; init; } = [];

    /// <summary>What there is to look at, of its first run.</summary>
    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    /// <summary>Limits with little to spare, ready to print.</summary>
    public IReadOnlyList<string> NearLimits { get; init; } = [];

    /// <summary>Values that vary from run to run, ready to print.</summary>
    public IReadOnlyList<string> Scatter { get; init; } = [];

    /// <summary>Both.</summary>
    public IReadOnlyList<string> Hints => [.. NearLimits, .. Scatter];

    /// <summary>Budgets that only warn, and do.</summary>
    public int Warnings => Budgets.Count(b => b.Verdict == Verdict.Breach && b.Budget.Item.Severity == Severity.Warning);
}

/// <param name="Subjects">The worst first; empty when nothing was measured.</param>
internal sealed record JudgedBudget(PlannedBudget Budget, Verdict Verdict, IReadOnlyList<JudgedSubject> Subjects)
{
    /// <summary>0 to 100; null for what was skipped.</summary>
    public double? Score { get; init; }

    /// <summary>Of a breach; else null.</summary>
    public RegressionSeverity? Regression { get; init; }

    /// <summary>What would decide it, where it is inconclusive; else null.</summary>
    public string? Need { get; init; }

    public JudgedSubject? Worst => Subjects.Count > 0 ? Subjects[0] : null;
}

/// <summary>One concrete thing that a budget was held against.</summary>
/// <param name="Kind">"gate", "case", "file".</param>
/// <param name="Name">Empty for the gate as a whole.</param>
/// <param name="Value">What was judged, in the unit of <paramref name="Limit"/>; NaN when unmeasured.</param>
/// <param name="Samples">One value per run, in order.</param>
/// <param name="Overshoot">NaN for a limit of zero or none. By which part of the limit the value is on the wrong side (0.315 is 31.5 % too much, or too little); negative: to spare; NaN for a limit of zero.</param>
/// <param name="Cause">What the probe says explains the value; null if nothing.</param>
internal sealed record JudgedSubject(string Kind, string Name, Verdict Verdict, double Value, Quantity Limit, double Overshoot, IReadOnlyList<double> Samples, string? Cause)
{
    /// <summary>How the value was measured; null where nobody would ask.</summary>
    public string? Source { get; init; }

    /// <summary>What the verdict rests on.</summary>
    public required Grounds Grounds { get; init; }
}
