using System.Text.Json;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Probes.Command;

namespace PerfGates.Tests.Probes.Command;

public class AnyJsonLine
{
    private const int Seed = 20250803;

    // Whatever a program prints, a line is a log line, a metric or a problem; and a line that was meant as a metric is never just a log line.
    [Fact]
    public void Is_a_log_line_a_metric_or_a_problem()
    {
        var random = new Random(Seed);
        var outcomes = new int[3];
        for (var i = 0; i < 50_000; i++)
        {
            var line = Mutated("""{"metric":"rows","value":12.5,"unit":"ms","better":"higher"}""", random);
            var reported = new ReportedMetrics(SourceSpan.StartOf("f"), "log");
            JsonLine.Begin(reported).OutputLine!(line);
            var observed = reported.Observed(TimeSpan.Zero);
            var values = observed.Subjects.SelectMany(s => s.Values).Count(v => v.Key != CommandProbe.Wall);
            Assert.True(values + observed.Problems.Count <= 1, $"seed {Seed}: {line}");
            if (line.StartsWith('{') && line.Contains("\"metric\"")) Assert.True(values + observed.Problems.Count == 1 || IsJsonWithoutMetric(line), $"seed {Seed}: {line}");
            outcomes[values == 1 ? 1 : observed.Problems.Count == 1 ? 2 : 0]++;
        }
        Assert.All(outcomes, count => Assert.InRange(count, 500, 50_000));
    }

    // Such as {"metrix":"metric"}.
    private static bool IsJsonWithoutMetric(string line)
    {
        using var document = JsonDocument.Parse(line);
        return !document.RootElement.TryGetProperty("metric", out _);
    }

    private static string Mutated(string line, Random random)
    {
        const string alphabet = "{}[]\",:.0123456789eE+-abcmtrnull\\/ \u0000\t\uFFFDé∞'";
        for (var n = random.Next(4); n > 0; n--)
        {
            var at = random.Next(line.Length + 1);
            var length = Math.Min(random.Next(3), line.Length - at);
            line = line[..at] + (random.Next(2) == 0 ? "" : alphabet[random.Next(alphabet.Length)].ToString()) + line[(at + length)..];
        }
        return line;
    }
}
