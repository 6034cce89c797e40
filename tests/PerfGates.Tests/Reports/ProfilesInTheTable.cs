using System.Globalization;
using PerfGates.Reports;
using PerfGates.Reports.Table;

namespace PerfGates.Tests.Reports;

public class ProfilesInTheTable
{
    private const string Accepted = "the run accepted on 2026-01-31";

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Show_five_methods_and_what_is_new_first(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        ReportedMethod[] methods =
        [
            new("Program.<Main>$", 0, 1, 1), new("Bench.Parser.Parse", .031, .97, .96), new("Bench.Parser.Next", .384, .41, .6), new("System.Text.Json.JsonSerializer.Deserialize", .0149, .12, 0),
            new("Bench.Parser.Skip", .3, .35, .3), new("Bench.A", .1, .2, .19), new("Bench.B", .05, .1, .1), new("Bench.Tiny", .001, .001, .001),
        ];
        GoldenFile.Matches(string.Concat(
            ProfileLines.Render("parser", new("Bench.Parser.Parse(N: 1000)", 1012, methods, Accepted, "why-parser.speedscope.json") { Trace = "/repo/obj/perfgates/run-1f/why/1-traces/4711.nettrace" }),
            ProfileLines.Render("front", new("", 583, [.. methods.Select(m => m with { Then = null })], null, null)),
            ProfileLines.Render("flat", new("", 5, [new("Program.<Main>$", 0.01, 1, null)], null, null))), "profiles.txt");
    }
}
