using System.Text.Json.Serialization;

namespace PerfGates.Gpu;

/// <summary>What <c>perfgates watch-gpu</c> tells, a line of JSON each on its standard output. It ends when its input does.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Missing), "missing")]
[JsonDerivedType(typeof(Found), "found")]
[JsonDerivedType(typeof(Looked), "looked")]
[JsonDerivedType(typeof(Lost), "lost")]
internal abstract record GpuEvent
{
    private GpuEvent() { }

    /// <summary>The only line: there is nothing to look at.</summary>
    /// <param name="IsAbsent">There is no GPU; else there may be one, and it cannot be read.</param>
    /// <param name="Why">For people.</param>
    internal sealed record Missing(bool IsAbsent, string Why) : GpuEvent;

    /// <summary>The first line.</summary>
    internal sealed record Found(GpuFacts Facts) : GpuEvent;

    /// <param name="Sample">Its time is that of the system's monotonic clock, which all processes share.</param>
    internal sealed record Looked(GpuSample Sample) : GpuEvent;

    /// <summary>The last line: it cannot be read any more.</summary>
    internal sealed record Lost(string Why) : GpuEvent;
}
