using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PerfGates.Reports;

namespace PerfGates.Tests.Reports.Formats;

/// <summary>
/// Read by the parsers of Prometheus' own client for Python (Debian's python3-prometheus-client): that of OpenMetrics, which refuses
/// whatever the specification forbids, and that of the older text format, which the node exporter reads.
/// </summary>
public class AsOpenMetrics
{
    private const string Python = "/usr/bin/python3";

    private const string Program = """
        import json, sys
        from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
        from prometheus_client.parser import text_string_to_metric_families as older
        def read(parse, text): return [[s.name, s.labels, s.value] for f in parse(text) for s in f.samples]
        def both(text):
            samples = read(openmetrics, text)
            assert len(samples) == len(read(older, text)), text
            return samples
        print(json.dumps([both(t) for t in json.load(sys.stdin)]))
        """;

    [Fact]
    public void Every_run_can_be_read() => Assert.All(Read([.. Runs.All.Values]), samples => Assert.NotEmpty(samples!.AsArray()));

    [Fact]
    public void Names_arrive_as_they_were()
    {
        var read = Read([.. AwkwardNames.All.Select(Runs.Named)]);
        foreach (var (samples, name) in read.Zip(AwkwardNames.All))
        {
            var value = samples!.AsArray().First(s => s![0]!.ToString() == "perfgates_value")!;
            Assert.Equal(0.1314, (double)value[2]!);
            Assert.All(new[] { "gate", "subject", "metric" }, label => Assert.Equal(AwkwardNames.Written(name), value[1]![label]!.ToString()));
        }
    }

    // The node exporter's parser knows counter, gauge, histogram, summary and untyped.
    [Fact]
    public void Every_family_is_a_gauge() =>
        Assert.All(Runs.Rendered("openmetrics", Example.Document).Split('\n').Where(l => l.StartsWith("# TYPE", StringComparison.Ordinal)), l => Assert.EndsWith(" gauge", l));

    [Fact]
    public void Of_two_budgets_that_say_the_same_the_worse_verdict_counts()
    {
        var gate = Example.Document.Gates[0];
        var twice = Example.Document with { Gates = [gate with { Budgets = [gate.Budgets[0] with { Verdict = Verdicts.Verdict.Pass }, gate.Budgets[0]] }] };
        var states = Read([twice])[0]!.AsArray().Where(s => s![0]!.ToString() == "perfgates_verdict" && (double)s[2]! == 1);
        Assert.Equal("breach", Assert.Single(states)![1]!["verdict"]!.ToString());
    }

    private static JsonArray Read(IReadOnlyList<ReportDocument> reports)
    {
        Assert.SkipUnless(File.Exists(Python) && Run("import prometheus_client.openmetrics.parser", "").Code == 0, "takes python3-prometheus-client (Debian) to read OpenMetrics");
        var (code, output, error) = Run(Program, JsonSerializer.Serialize(reports.Select(r => Runs.Rendered("openmetrics", r))));
        Assert.True(code == 0, error);
        return JsonNode.Parse(output)!.AsArray();
    }

    private static (int Code, string Output, string Error) Run(string program, string input)
    {
        using var python = Process.Start(new ProcessStartInfo(Python, ["-c", program]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        python.StandardInput.Write(input);
        python.StandardInput.Close();
        python.WaitForExit();
        return (python.ExitCode, output.Result, error.Result);
    }
}
