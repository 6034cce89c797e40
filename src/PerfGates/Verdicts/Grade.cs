namespace PerfGates.Verdicts;

/// <summary>How well budgets are kept, shown and never deciding: 0 to 100, rounded down.</summary>
internal readonly record struct Grade(int Score)
{
    public string Word => Score switch
    {
        >= 90 => "excellent",
        >= 75 => "good",
        >= 60 => "fair",
        _ => "poor",
    };
}
