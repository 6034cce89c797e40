using System.Text.RegularExpressions;

namespace PerfGates.Probes.Benchmark;

/// <summary>
/// A pattern on a case's full name, with or without its arguments; case does not matter. The name is opaque, as it
/// holds commas, quotes and backslashes: * and ? are all there is.
/// </summary>
internal static class CasePattern
{
    public static bool Matches(string pattern, string name)
    {
        var expression = $"\\A{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}\\z";
        var options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking;
        return Regex.IsMatch(name, expression, options) || Regex.IsMatch(WithoutArguments(name), expression, options);
    }

    public static string WithoutArguments(string name) => name.Split('(', 2)[0].TrimEnd();
}
