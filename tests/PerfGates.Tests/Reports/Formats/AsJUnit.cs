using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using PerfGates.Reports;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Reports.Formats;

public class AsJUnit
{
    [Fact]
    public void It_is_valid_by_the_schema_that_Jenkins_publishes() => Assert.All(Runs.All.Values.Concat(AwkwardNames.All.Select(Runs.Named)), r => Read(r));

    [Fact]
    public void Names_are_kept_but_for_characters_that_XML_forbids()
    {
        foreach (var name in AwkwardNames.All)
        {
            var kept = XmlCharacters.Clean(name);
            var suite = Read(Runs.Named(name)).Elements().Last();
            Assert.Equal(kept, suite.Attribute("name")!.Value);
            Assert.Equal($"{kept}: {kept} < 100ms", suite.Element("testcase")!.Attribute("name")!.Value);
            Assert.Equal(XmlCharacters.Clean($"error PG1001: {name}").ReplaceLineEndings("\n"), suite.Element("testcase")!.Element("failure")!.Value.ReplaceLineEndings("\n"));
        }
    }

    [Fact]
    public void Each_verdict_is_what_test_viewers_know()
    {
        var cases = Read(Example.Document).Descendants("testcase").ToDictionary(c => $"{c.Attribute("classname")!.Value}/{c.Attribute("name")!.Value}", c => string.Join('+', c.Elements().Select(e => e.Name.LocalName)));
        Assert.Equal("failure", cases["orders/sustained: p95 < 100ms"]);
        Assert.Equal("", cases["orders/throughput >= 50/s"]);
        Assert.Equal("system-out", cases["frontend/total < 500kB"]); // only warns
        Assert.Equal("skipped", cases["parser/mean <= baseline"]);
        Assert.Equal("skipped", cases["gpu/vram.peak < 8GB"]);
        Assert.Equal("error", cases["import/wall < 5s"]);
    }

    [Fact]
    public void Where_inconclusive_fails_it_is_a_failure()
    {
        var strict = Example.Document with { Diagnostics = [.. Example.Document.Diagnostics.Select(d => d with { Severity = "error" })] };
        Assert.Equal("failure", Read(strict).Descendants("testcase").Single(c => c.Attribute("name")!.Value == "mean <= baseline").Elements().Single().Name.LocalName);
    }

    [Fact]
    public void Budgets_that_say_the_same_have_names_of_their_own()
    {
        var gate = Example.Document.Gates[0];
        var twice = Example.Document with { Gates = [gate with { Budgets = [gate.Budgets[1], gate.Budgets[1] with { Column = 60 }, gate.Budgets[1] with { Column = 60 }] }] };
        Assert.Equal(["throughput >= 50/s", "throughput >= 50/s (21:60)", "throughput >= 50/s (21:60, 2)"], Read(twice).Descendants("testcase").Select(c => c.Attribute("name")!.Value));
    }

    [Fact]
    public void A_gate_without_a_judged_budget_has_its_error()
    {
        var bare = Example.Document with { Gates = [Example.Document.Gates[5] with { Budgets = [] }] };
        Assert.Equal("PG2004", Read(bare).Descendants("error").Single().Attribute("type")!.Value);
    }

    [Fact]
    public void Suites_count_what_is_in_them()
    {
        var read = Read(Example.Document);
        foreach (var suite in read.Elements("testsuite").Prepend(read))
            Assert.Equal(
                (suite.Descendants("testcase").Count(), suite.Descendants("failure").Count(), suite.Descendants("error").Count()),
                ((int)suite.Attribute("tests")!, (int)suite.Attribute("failures")!, (int)suite.Attribute("errors")!));
        Assert.Equal(Example.Document.Gates.Sum(g => g.Elapsed), read.Descendants("testcase").Sum(c => (double)c.Attribute("time")!), 3);
    }

    private static XElement Read(ReportDocument report)
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(null, Path.Combine(Folder(), "..", "Schemas", "junit-10.xsd"));
        settings.ValidationEventHandler += (_, e) => Assert.Fail(e.Message);
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        using var reader = XmlReader.Create(new StringReader(Runs.Rendered("junit", report)), settings);
        return XElement.Load(reader);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
