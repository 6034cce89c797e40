namespace PerfGates.Probes.Generation.Events;

/// <summary>When something happened, as far as somebody saw it.</summary>
/// <param name="Low">Not before; in seconds since the submission, by the monotonic clock of this process.</param>
/// <param name="High">Not after.</param>
/// <param name="Server">When the server itself says that it was, in seconds of its own clock; null where it says nothing.</param>
/// <param name="Grain">Seconds by which it may have been later than the server writes.</param>
internal readonly record struct Moment(double Low, double High, double? Server = null, double Grain = 0)
{
    public double Middle => (Low + High) / 2;

    public static Moment At(double seconds) => new(seconds, seconds);
}
