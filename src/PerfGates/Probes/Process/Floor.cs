namespace PerfGates.Probes.Process;

/// <summary>What a program has left when it has just collected what nobody needs.</summary>
/// <param name="Time">Seconds since measuring began.</param>
/// <param name="Memory">Bytes: the sum of PSS.</param>
/// <param name="Heap">Bytes of objects on managed heaps; null without a .NET program that answers.</param>
internal sealed record Floor(double Time, double Memory, double? Heap, int Threads, int Handles);
