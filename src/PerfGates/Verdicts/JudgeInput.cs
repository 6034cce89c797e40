using PerfGates.Baselines;
using PerfGates.Planning;
using PerfGates.Probes;

namespace PerfGates.Verdicts;

/// <summary>Everything that verdicts depend on.</summary>
/// <param name="Baseline">What was accepted.</param>
/// <param name="Here">The machine that measured.</param>
internal sealed record JudgeInput(Plan Plan, Measurements Measurements, Baseline Baseline, Fingerprint Here)
{
    public GateMeasurements Of(PlannedGate gate) => Measurements.Gates.GetValueOrDefault(gate.Name.Value) ?? GateMeasurements.Nothing;
}
