using PerfGates.Running;

namespace PerfGates.Equipment;

/// <summary>A program that some gates need: the one list.</summary>
/// <param name="Names">Under which it may be on PATH, the first that is there counts.</param>
/// <param name="Ask">What makes it tell its version.</param>
/// <param name="For">What needs it.</param>
/// <param name="ToDo">Where it is missing.</param>
internal sealed record KnownProgram(string Title, IReadOnlyList<string> Names, string Ask, string For, string ToDo)
{
    public static IReadOnlyList<KnownProgram> All { get; } =
    [
        new(".NET SDK", ["dotnet"], "--version", "builds what is measured: benchmarks, servers, the base of a comparison", "install the .NET SDK 10: https://dot.net"),
        new("git", ["git"], "--version", "comparing with a git ref: compare, --compare", "install git"),
        new("browser", MachineFacts.Browsers, "--version", "gates with 'requires: [browser]'", "install Chromium, or set PERFGATES_BROWSER to a browser's path"),
        new("firefox", ["firefox"], "--version", "commands of yours that drive it", "install Firefox where you have such commands"),
        new("psql", ["psql"], "--version", "commands of yours that prepare PostgreSQL", "install the PostgreSQL client"),
        new("sqlite3", ["sqlite3"], "--version", "commands of yours that prepare SQLite", "install sqlite3"),
        new("redis-server", ["redis-server", "valkey-server"], "--version", "a cache as a server of a gate", "install Redis or Valkey"),
        new("k6", ["k6"], "version", "command gates that run k6; PerfGates makes load itself, by the http probe", "install k6 where you have such scripts"),
        new("wrk", ["wrk"], "--version", "checking the load generator against another one", "install wrk where you want that"),
    ];
}
