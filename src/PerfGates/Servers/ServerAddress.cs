namespace PerfGates.Servers;

/// <summary>A server that is ready.</summary>
/// <param name="Url">Without a slash at its end: "http://127.0.0.1:41234".</param>
/// <param name="ProcessId">Of the program that was started.</param>
/// <param name="Death">Null while it lives; else in words how it ended, with its last lines.</param>
internal sealed record ServerAddress(string Name, string Url, int ProcessId, Func<string?> Death);
