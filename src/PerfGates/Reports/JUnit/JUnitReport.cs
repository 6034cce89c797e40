using System.Globalization;
using System.Text;
using System.Xml;

namespace PerfGates.Reports.JUnit;

/// <summary><c>perfgates.junit.xml</c>: a suite for each gate, a case for each budget. The elements and attributes are those that Jenkins' xUnit plugin describes (junit-10.xsd).</summary>
internal sealed class JUnitReport : IReportFormat
{
    public string Name => "junit";

    public string Help => "a test for each budget, for whatever shows test results";

    public IReadOnlyList<string> Files => ["perfgates.junit.xml"];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report)
    {
        var suites = JUnitSuite.Of(report);
        // A StringWriter would make the declaration say UTF-16, and the file is UTF-8.
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "PerfGates");
            Counts(xml, [.. suites.SelectMany(s => s.Cases)], report.Elapsed);
            foreach (var suite in suites) Write(xml, report, suite);
            xml.WriteEndElement();
        }
        return [new(Files[0], text.Append('\n').ToString())];
    }

    private static void Write(XmlWriter xml, ReportDocument report, JUnitSuite suite)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", suite.Name);
        Counts(xml, suite.Cases, suite.Seconds);
        xml.WriteAttributeString("skipped", Number(suite.Cases.Count(c => c.Outcome == JUnitOutcome.Skipped)));
        xml.WriteAttributeString("timestamp", report.Started.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        Attribute(xml, "file", suite.File);
        foreach (var testCase in suite.Cases) Write(xml, suite, testCase);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, JUnitSuite suite, JUnitCase testCase)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", suite.Name);
        Attribute(xml, "name", testCase.Name);
        // Budgets of a gate are measured together; in parts of it they add up to the suite's time.
        xml.WriteAttributeString("time", Number(suite.Seconds / suite.Cases.Count));
        Attribute(xml, "file", suite.File);
        xml.WriteAttributeString("line", Number(testCase.Line));
        if (testCase.Outcome != JUnitOutcome.Passed)
        {
            xml.WriteStartElement(testCase.Outcome switch { JUnitOutcome.Failed => "failure", JUnitOutcome.Error => "error", _ => "skipped" });
            Attribute(xml, "type", testCase.Code);
            Attribute(xml, "message", testCase.Message);
            xml.WriteString(XmlCharacters.Clean(testCase.Text));
            xml.WriteEndElement();
        }
        else if (testCase.Text.Length > 0)
        {
            xml.WriteElementString("system-out", XmlCharacters.Clean(testCase.Text));
        }
        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<JUnitCase> cases, double seconds)
    {
        xml.WriteAttributeString("tests", Number(cases.Count));
        xml.WriteAttributeString("failures", Number(cases.Count(c => c.Outcome == JUnitOutcome.Failed)));
        xml.WriteAttributeString("errors", Number(cases.Count(c => c.Outcome == JUnitOutcome.Error)));
        xml.WriteAttributeString("time", Number(seconds));
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, XmlCharacters.Clean(value));

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
