using System.Text.Json.Serialization;

namespace PerfGates.Probes.Benchmark;

/// <summary>What the engine asks of one host process. This file is compiled into both.</summary>
/// <param name="Nonce">Comes back in the result, so that a file left by another process is never taken for it.</param>
/// <param name="Result">Where the result goes.</param>
/// <param name="Case">Index into the list of cases; null to be told that list.</param>
/// <param name="Name">The name that the list gave for <paramref name="Case"/>.</param>
internal sealed record HostPlan(string Nonce, string Result, int? Case, string Name, int WarmUp, int Iterations, int IterationMilliseconds);

/// <summary>Everything that a host process says; one line of JSON.</summary>
/// <param name="OtherBenchmarkDotNet">What the host missed in the user's BenchmarkDotNet; null if nothing.</param>
/// <param name="Failure">Why nothing was listed or measured, one line; null if it was.</param>
internal sealed record HostResult(string Nonce, string? OtherBenchmarkDotNet, string? Failure, IReadOnlyList<HostCase> Cases, HostMeasurement? Measurement);

/// <summary>One benchmark case.</summary>
/// <param name="Name">Unique: BenchmarkDotNet's full name, with the job's process settings behind it where two jobs
/// differ in them, and numbered (" #2") where several are called alike.</param>
/// <param name="Environment">What the case's process needs in its environment to be what the job asks for.</param>
/// <param name="Failure">Why it cannot be run, one line; null if it can.</param>
internal sealed record HostCase(int Index, string Name, IReadOnlyDictionary<string, string> Environment, string? Failure);

/// <summary>What one process measured.</summary>
/// <param name="Nanoseconds">Per operation, one for each measured iteration, in their order.</param>
/// <param name="Drift">The first measured iteration over the last, with BenchmarkDotNet's overhead in both: without it, next to nothing is divided by next to nothing.</param>
/// <param name="Compiled">Methods that the JIT compiled while it was measuring.</param>
/// <param name="SettlesDown">False for a job that measures cold starts, where drift is the point.</param>
/// <param name="Allocated">Bytes per operation; null if the runtime does not tell.</param>
/// <param name="Collections">Garbage collections of generation 0, 1 and 2 while <paramref name="Operations"/> operations ran.</param>
/// <param name="Facts">What the figures depend on beside machine and program, as the process itself saw it: name → value, for people.</param>
internal sealed record HostMeasurement(
    IReadOnlyList<double> Nanoseconds, double Drift, long Compiled, bool SettlesDown, long? Allocated, IReadOnlyList<int> Collections, long Operations,
    IReadOnlyDictionary<string, string> Facts);

// Generated, because a runtime configuration may switch reflection-based serialisation off, and the host runs under the user's.
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(HostPlan))]
[JsonSerializable(typeof(HostResult))]
internal sealed partial class HostJson : JsonSerializerContext;
