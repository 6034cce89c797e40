using System.Reflection;

namespace PerfGates.BenchmarkHost;

internal static class FirstLine
{
    /// <summary>What happened, without the wrapping that reflection puts around it: "InvalidOperationException: no such file".</summary>
    public static string Of(Exception e)
    {
        while (e is TargetInvocationException or TypeInitializationException or AggregateException && e.InnerException is { } inner) e = inner;
        return $"{e.GetType().Name}: {Of(e.Message)}";
    }

    public static string Of(string text) => text.Trim().Split('\n', 2)[0].TrimEnd();
}
