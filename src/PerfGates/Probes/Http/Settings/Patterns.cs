using System.Text.RegularExpressions;
using PerfGates.Load.Answers;

namespace PerfGates.Probes.Http.Settings;

/// <summary>What is wrong with paths and expressions that look into answers; null if nothing is.</summary>
internal static class Patterns
{
    /// <summary>Of the JSONPath subset that is read while an answer streams by: members and indexes.</summary>
    public static string? OfPath(string path) =>
        JsonPath.Parse(path, out _) is not null ? null : "write members and indexes only, such as $.items[0].id or $['odd name']";

    /// <summary>Of an expression without backtracking, so that no answer makes it slow.</summary>
    public static string? OfExpression(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException wrong)
        {
            return wrong.Message;
        }
        catch (NotSupportedException beyond)
        {
            return $"{beyond.Message} Expressions here are matched without backtracking, so they have no lookaround and no backreferences";
        }
    }
}
