using PerfGates.Load.Machine;
using PerfGates.Load.Users;

namespace PerfGates.Load.Pacing;

/// <summary>What moving the bytes of a step left.</summary>
/// <param name="Lanes">At least one.</param>
/// <param name="Connects">Seconds that connections took to open.</param>
/// <param name="Ended">When the last thread was done.</param>
internal sealed record Findings(IReadOnlyList<LaneEnd> Lanes, IReadOnlyList<double> Connects, long Reconnects, long Ended, double Gap99, User FirstUser);

/// <param name="After">Its thread when load was over.</param>
internal sealed record LaneEnd(Lane Lane, ThreadUsage After);
