using PerfGates.Load;

namespace PerfGates.Tests.Load;

/// <summary>Plans of few words.</summary>
internal static class Plans
{
    public static RequestPlan Get(string path) => new(0, path, "GET", path, [], null, [], new());

    public static RequestPlan Post(string path, string body) => Get(path) with { Method = "POST", Body = new(body, null) };

    /// <summary>One scenario of these requests, numbered in order.</summary>
    public static LoadPlan Of(string url, params RequestPlan[] steps) =>
        new(url, LoadProtocol.Http11, [], [new("all", 1, [], [.. steps.Select((s, i) => s with { Id = i })], TimeSpan.Zero)], [], [0.05], 1) { RequestTimeout = TimeSpan.FromSeconds(5) };

    public static LoadOrder.Step Passes(long iterations, int users = 1) =>
        new(1, "passes", new Drive.Closed(users), TimeSpan.Zero, null, iterations, TimeSpan.FromSeconds(1));

    public static LoadOrder.Step Rate(double rate, double seconds, int connections = 10) =>
        new(1, "rate", new Drive.Open(rate, rate, false, connections, TimeSpan.FromMilliseconds(10), (int)Math.Ceiling(rate)), TimeSpan.Zero, TimeSpan.FromSeconds(seconds), null, TimeSpan.FromSeconds(1));
}
