using PerfGates.Statistics;
using PerfGates.Statistics.Rules;

namespace PerfGates.Verdicts;

/// <summary>What a verdict on one subject rests on.</summary>
internal sealed record Grounds
{
    /// <summary>"exact", "observed", or the rule that decided or looked last.</summary>
    public required string Rule { get; init; }

    /// <summary>How many runs (or pairs of them) were judged.</summary>
    public required int Count { get; init; }

    /// <summary>What is counted, in the singular: "process", "pair".</summary>
    public required string Word { get; init; }

    /// <summary>In which the value lies with the gate's confidence, in its unit; unbounded where nothing is known of it.</summary>
    public Interval Interval { get; init; } = Interval.Unbounded;

    /// <summary>What the value was compared with, where the limit is a baseline or another gate.</summary>
    public Against? Against { get; init; }

    /// <summary>Of a rule of run values; null for what needs none.</summary>
    public Finding? Finding { get; init; }

    /// <summary>More runs may decide it.</summary>
    public bool NeedsMore { get; init; }

    /// <summary>It looks like a breach, and a run that was to confirm it is missing.</summary>
    public bool Unconfirmed { get; init; }

    /// <summary>Why it is inconclusive; null unless it is.</summary>
    public Doubt? Doubt { get; init; }

    /// <summary>The half width of the interval over the distance to where the value would be decided: below 1 it is. NaN where no rule looked.</summary>
    public double Closeness { get; init; } = double.NaN;

    /// <summary>Of a rule of events; null where others judged.</summary>
    public EventGrounds? Events { get; init; }

    /// <summary>What else a message says of it, ready to print.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Flagged among many comparisons and measured afresh for it.</summary>
    public bool Confirmed { get; init; }
}

/// <summary>A share of events.</summary>
/// <param name="Round">Of the first run.</param>
/// <param name="Allowed">What the limit allows.</param>
internal sealed record EventGrounds(Exceedance Round, double Allowed);

/// <summary>Head compared with base.</summary>
/// <param name="Base">What the value would be without the difference that was found, in its unit.</param>
/// <param name="Ratio">Head over base.</param>
/// <param name="RatioInterval">With the gate's confidence.</param>
/// <param name="Excluded">The smallest regression that the data exclude, as a share; NaN if none.</param>
/// <param name="With">"the baseline of 2026-11-21", "origin/main (1a2b3c4)", "gate 'x'".</param>
/// <param name="Samples">The values of base, in their order.</param>
internal sealed record Against(double Base, double Ratio, Interval RatioInterval, double Excluded, string With, IReadOnlyList<double> Samples)
{
    /// <summary>Of each pair, whether base ran before head; empty where there are no pairs.</summary>
    public IReadOnlyList<bool> BaseFirst { get; init; } = [];
}

/// <summary>Why data do not tell: a rule of PG3xxx, and the words that its message is filled with behind "where".</summary>
internal sealed record Doubt(Diagnostics.Rule Rule, params object[] Words)
{
    /// <summary>The message also says the limit, between the value and the words.</summary>
    public bool SaysLimit { get; init; }

    /// <summary>There is no value to say.</summary>
    public bool HasNoValue { get; init; }
}
