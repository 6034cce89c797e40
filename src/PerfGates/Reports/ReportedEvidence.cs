using System.Text.Json.Serialization;

namespace PerfGates.Reports;

/// <summary>What a verdict rests on, so that it can be judged again elsewhere. Members that say nothing are not written.</summary>
/// <param name="Count">How many runs, pairs or events were judged.</param>
/// <param name="Counts">What is counted, in the singular.</param>
/// <param name="Low">Of the value's interval.</param>
/// <param name="High">Of the value's interval.</param>
internal sealed record ReportedEvidence(string Rule, long Count, string Counts, double? Low, double? High)
{
    /// <summary>The look that decided or looked last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Look { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PExceeds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PHolds { get; init; }

    /// <summary>What <see cref="PExceeds"/> had to reach.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Alpha { get; init; }

    /// <summary>What <see cref="PHolds"/> had to reach.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Beta { get; init; }

    /// <summary>How many events reached the limit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Over { get; init; }

    /// <summary>Which share of them may.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Allowed { get; init; }

    /// <summary>By which factor events resemble their neighbours.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Dispersion { get; init; }

    /// <summary>What the message says beside, ready to print.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Notes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportedAgainst? Against { get; init; }

    /// <summary>Flagged among many comparisons and measured afresh for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Confirmed { get; init; }

    /// <summary>The code of why it is inconclusive.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Doubt { get; init; }
}

/// <summary>What a value was compared with.</summary>
/// <param name="With">"the baseline of 2026-11-21", "origin/main (1a2b3c4)", "gate 'x'".</param>
/// <param name="Base">In the unit of the budget.</param>
/// <param name="Ratio">Head over base.</param>
/// <param name="Excluded">The smallest regression that the data exclude, a part of one.</param>
/// <param name="Samples">Of base, in their order.</param>
/// <param name="BaseFirst">Of each pair, whether base ran before head; empty where there are no pairs.</param>
internal sealed record ReportedAgainst(string With, double? Base, double? Ratio, double? RatioLow, double? RatioHigh, double? Excluded, IReadOnlyList<double?> Samples, IReadOnlyList<bool> BaseFirst);
