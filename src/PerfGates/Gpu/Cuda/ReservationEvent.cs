using System.Text.Json.Serialization;

namespace PerfGates.Gpu.Cuda;

/// <summary>What <c>perfgates reserve-vram</c> tells, a line of JSON each on its standard output. It ends when its input does.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Holds), "holds")]
[JsonDerivedType(typeof(Free), "free")]
[JsonDerivedType(typeof(Lost), "lost")]
[JsonDerivedType(typeof(Released), "released")]
internal abstract record ReservationEvent
{
    private ReservationEvent() { }

    /// <summary>The only line: nothing is held.</summary>
    /// <param name="IsAbsent">There is no GPU here; else it could not, or would not, be done.</param>
    /// <param name="Why">For people.</param>
    internal sealed record Refused(bool IsAbsent, string Why) : ReservationEvent;

    /// <summary>The first line: from here on so much is free.</summary>
    /// <param name="Device">Its UUID, as NVML writes it.</param>
    /// <param name="Bytes">That are held, this process's own context not counted.</param>
    /// <param name="Left">Bytes that are free.</param>
    internal sealed record Holds(string Device, string Name, long Total, long Bytes, long Left) : ReservationEvent;

    /// <summary>Once a second.</summary>
    internal sealed record Free(long Left) : ReservationEvent;

    /// <summary>The last line: the card does not answer any more.</summary>
    internal sealed record Lost(string Why) : ReservationEvent;

    /// <summary>The last line: everything was given back.</summary>
    internal sealed record Released : ReservationEvent;
}
