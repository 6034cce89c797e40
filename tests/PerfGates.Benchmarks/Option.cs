namespace PerfGates.Benchmarks;

/// <summary>A named value on the command line: <c>--data &lt;folder&gt;</c>.</summary>
internal static class Option
{
    /// <summary>Null if it was not given.</summary>
    public static string? Of(string[] arguments, string name)
    {
        var place = Array.IndexOf(arguments, name);
        return place >= 0 && place + 1 < arguments.Length ? arguments[place + 1] : null;
    }
}
