using PerfGates.Diagnostics;

namespace PerfGates.Import;

/// <summary>A gate measures one server, so the requests of one are taken, and the others are named.</summary>
internal static class OneHost
{
    /// <summary>What stands where a file does not say.</summary>
    public const string Local = "http://127.0.0.1:5080";

    /// <summary>Those of an origin, and those that are only a path.</summary>
    public static List<T> Of<T>(IEnumerable<T> requests, Func<T, Address> address, Func<T, SourceSpan> span, string? origin, ICollection<Diagnostic> problems)
    {
        List<T> taken = [];
        foreach (var others in requests.GroupBy(r => address(r).Origin.Length == 0 ? origin : address(r).Origin))
            if (others.Key == origin) taken.AddRange(others);
            else problems.Add(Rules.LeftOut.At(span(others.First()), $"{Count(others.Count())} of '{address(others.First()).Host}'", $"the gate is about '{origin}'; --host chooses another"));
        return taken;
    }

    /// <summary>"; it has some of a, b", or nothing.</summary>
    public static string Missing(string? wanted, IEnumerable<Address> all)
    {
        var hosts = string.Join(", ", all.Select(a => a.Host).Distinct().Take(20));
        return (wanted is null ? "" : $" of '{wanted}'") + (hosts.Length > 0 ? $"; it has some of {hosts}" : "");
    }

    private static string Count(int requests) => requests == 1 ? "1 request" : $"{requests} requests";
}
