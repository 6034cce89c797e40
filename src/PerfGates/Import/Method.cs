namespace PerfGates.Import;

/// <summary>The methods that a budget file has keys for.</summary>
internal static class Method
{
    private static readonly string[] Known = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    public static bool IsKnown(string method) => Known.Contains(method);
}
