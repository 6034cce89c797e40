using System.Text.RegularExpressions;

namespace PerfGates.Probes.Command;

/// <summary>Figures by regular expression, from both streams: many tools print theirs on standard error.</summary>
internal static class ExpressionMatches
{
    public static MetricReading Begin(IReadOnlyList<(string Name, Regex Regex)> expressions, ReportedMetrics reported)
    {
        HashSet<string> seen = [];
        var (output, error) = (0, 0);
        return MetricReading.Of(line => Match("output", line, ++output), line => Match("error output", line, ++error), Finish);

        void Match(string source, string text, int line)
        {
            foreach (var (name, regex) in expressions)
                if (Problem(name, regex, text, $"{source} line {line}") is { } problem) reported.NotUnderstood(source, line, problem);
        }

        string? Problem(string name, Regex regex, string text, string where)
        {
            try
            {
                foreach (Match match in regex.Matches(text))
                {
                    lock (seen) seen.Add(name);
                    if (reported.Take(name, match.Groups["value"].Value, match.Groups["unit"].Value, null, where) is { } problem) return problem;
                }
                return null;
            }
            catch (RegexMatchTimeoutException)
            {
                lock (seen) seen.Add(name); // it may well match
                return $"the expression for '{name}' takes too long on it; make it simpler";
            }
        }

        void Finish()
        {
            foreach (var (name, _) in expressions.Where(e => !seen.Contains(e.Name))) reported.NoMatch(name);
        }
    }
}
