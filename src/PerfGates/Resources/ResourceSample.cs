namespace PerfGates.Resources;

/// <summary>One look at all that is watched: programs, servers, and what they started.</summary>
/// <param name="Time">Seconds since watching began.</param>
/// <param name="Proportional">Bytes: sum of PSS, where this look read it (that is slow for large programs); else null.</param>
/// <param name="Anonymous">Bytes: sum of RssAnon, read at every look.</param>
/// <param name="Processor">Seconds of all processors so far, those that ended included.</param>
/// <param name="ReadBytes">From disk so far; null where it may not be read.</param>
/// <param name="WrittenBytes">To disk so far; null likewise.</param>
/// <param name="Handles">Open files and sockets; null likewise.</param>
/// <param name="Processes">That live. None behind the end of a program: then only what was counted so far means anything.</param>
internal sealed record ResourceSample(double Time, long? Proportional, long Anonymous, double Processor, long? ReadBytes, long? WrittenBytes, int Threads, int? Handles, int Processes);
