namespace PerfGates.Resources;

/// <summary>How often something may be done that takes a while, so that it takes but a small share of the time.</summary>
/// <param name="share">Of the time, as long as that is often enough.</param>
/// <param name="most">Of the time, where it takes long or is urgent.</param>
/// <param name="shortest">Seconds between two times.</param>
internal sealed class Duty(double share, double most, double shortest)
{
    // Seconds: as often as this it takes up to the most.
    private const double OftenEnough = 0.2;


    private double _begun = double.NegativeInfinity;
    private double _cost;

    public bool IsDue(double time, bool isUrgent = false) =>
        time >= _begun + Math.Max(shortest, Math.Max(_cost / most, isUrgent ? 0 : Math.Min(_cost / share, OftenEnough)));

    public void Done(double begun, double ended) => (_begun, _cost) = (begun, ended - begun);
}
