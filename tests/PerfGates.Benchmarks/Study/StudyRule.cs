using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Benchmarks.Study;

/// <param name="Pairs">Values of each arm that were used.</param>
/// <param name="Ratio">The printed interval of head/base, where there is one.</param>
internal readonly record struct Outcome(Decision Decision, int Pairs, Interval? Ratio = null)
{
    /// <summary>Of a rule that knows only alarm and no alarm.</summary>
    public static Outcome Of(bool alarm, int pairs) => new(alarm ? Decision.Exceeds : Decision.Holds, pairs);
}

/// <summary>A rule of ours or of a peer as it would judge base (first) and head (second).</summary>
internal sealed record StudyRule(string Name, string Settings, Func<double[], double[], Outcome> Judge);
