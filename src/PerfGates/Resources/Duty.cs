namespace PerfGates.Resources;

/// <summary>How often something may be done that takes a while, so that it takes but a small share of the time.</summary>
/// <param name="share">Of the time.</param>
/// <param name="shortest">Seconds between two times.</param>
internal sealed class Duty(double share, double shortest)
{
    private double _begun = double.NegativeInfinity;
    private double _cost;

    /// <param name="urgency">1: at its share; 4: as if four times the share were granted.</param>
    public bool IsDue(double time, double urgency = 1) => time >= _begun + Math.Max(shortest, _cost / share) / urgency;

    public void Done(double begun, double ended) => (_begun, _cost) = (begun, ended - begun);
}
