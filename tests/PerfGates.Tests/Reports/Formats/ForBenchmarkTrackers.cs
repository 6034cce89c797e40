using System.Text.Json.Nodes;
using PerfGates.Reports;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Reports.Formats;

public class ForBenchmarkTrackers
{
    [Fact]
    public void Bencher_gets_what_its_schema_asks_for()
    {
        Validator.IsThere();
        string[] texts = [.. Runs.All.Values.Concat(AwkwardNames.All.Select(Runs.Named)).Select(r => Runs.Rendered("bencher", r))];
        Assert.All(Validator.Complaints(Repository.Read("tests/PerfGates.Tests/Reports/Schemas/bmf.json"), texts), Assert.Empty);
    }

    [Fact]
    public void Names_for_Bencher_are_no_longer_than_it_takes_and_stay_apart()
    {
        var long1 = new string('m', 100) + "1";
        var long2 = new string('m', 100) + "2";
        var one = Runs.Named("gate");
        var report = one with { Gates = [one.Gates[0] with { Name = new('g', 2000), Measured = [new("gate", "", new Dictionary<string, double?> { [long1] = 1, [long2] = 2 })] }] };
        var benchmarks = JsonNode.Parse(Runs.Rendered("bencher", report))!.AsObject();
        Assert.All(benchmarks, b => Assert.InRange(b.Key.Length, 1, 1024));
        Assert.All(benchmarks.SelectMany(b => b.Value!.AsObject()), m => Assert.InRange(m.Key.Length, 1, 64));
        Assert.Equal(3, benchmarks.Sum(b => b.Value!.AsObject().Count));
    }

    [Fact]
    public void Latency_is_in_nanoseconds_because_Bencher_says_so()
    {
        var metric = JsonNode.Parse(Runs.Rendered("bencher", Example.Document))!["parser: Bench.Parser.Parse(N: 1000)"]!["latency"]!;
        Assert.Equal((2310, 2280, 2340), (Math.Round((double)metric["value"]!, 6), Math.Round((double)metric["lower_value"]!, 6), Math.Round((double)metric["upper_value"]!, 6)));
    }

    [Fact]
    public void Each_direction_has_a_file_and_none_is_empty()
    {
        var files = ReportFormats.Find("github-action-benchmark")!.Render(Example.Document).ToDictionary(f => f.Name, f => JsonNode.Parse(f.Text)!.AsArray());
        Assert.Equal(["benchmark-smaller-is-better.json", "benchmark-bigger-is-better.json"], files.Keys);
        Assert.Contains("orders: throughput", files["benchmark-bigger-is-better.json"].Select(e => e!["name"]!.ToString()));
        Assert.Empty(ReportFormats.Find("github-action-benchmark")!.Render(Runs.Empty));
    }

    [Fact]
    public void Names_for_the_action_are_told_apart_whatever_they_are()
    {
        foreach (var name in AwkwardNames.All)
        {
            var names = JsonNode.Parse(Runs.Rendered("github-action-benchmark", Runs.Named(name)))!.AsArray().Select(e => e!["name"]!.ToString()).ToList();
            Assert.Equal(names.Distinct(), names);
        }
    }
}
