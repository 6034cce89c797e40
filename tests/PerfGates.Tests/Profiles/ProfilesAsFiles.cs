using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.Profiles;

namespace PerfGates.Tests.Profiles;

/// <summary>What speedscope reads, and what is remembered of accepted runs.</summary>
public class ProfilesAsFiles
{
    private static readonly StackProfile Profile = StackProfile.Of([["P.Main()", "P.<A>\"é\\()"], ["P.Main()", "P.<A>\"é\\()"], ["P.Main()", "P.B()"], ["P.Main()"]]);

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void For_speedscope(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        GoldenFile.Matches(Speedscope.Render(Profile, "parser: Bench.Parse", "perfgates 1.2.3"), "profile.speedscope.json");
    }

    [Fact]
    public void Its_schema_accepts_it()
    {
        Validator.IsThere();
        var schema = File.ReadAllText(Path.Combine(Docs.Repository.Root, "tests", "PerfGates.Tests", "Profiles", "speedscope.schema.json"));
        Assert.All(Validator.Complaints(schema, [Speedscope.Render(Profile, "p", "e"), Speedscope.Render(StackProfile.Of([]), "p", "e")]), Assert.Empty);
        Assert.NotEmpty(Validator.Complaints(schema, ["{}"]).Single());
    }

    [Fact]
    public void Gates_with_awkward_names_have_files_of_their_own() =>
        Assert.Equal(4, new[] { "a-b", "a b", "a/b", "../a" }.Select(Speedscope.FileName).Distinct().Where(f => f.StartsWith("why-", StringComparison.Ordinal) && !f.Contains('/')).Count());

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void What_was_accepted_is_read_as_it_was_written(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var written = AcceptedProfiles.None.With("b", [AcceptedProfiles.Of(Profile, "", new(2026, 1, 31))]).With("a gate", [AcceptedProfiles.Of(Profile, "Case(N: 1)", new(2026, 1, 31))]).Write();
        GoldenFile.Matches(written, "accepted-profiles.json");
        List<Diagnostic> problems = [];
        var read = AcceptedProfiles.Read(written, "/repo/.perfbudget.profiles.json", problems);
        Assert.Empty(problems);
        Assert.Equal((4, .5), (read.Find("a gate", "Case(N: 1)")!.Samples, read.Find("b", "")!.Methods["P.<A>\"é\\"]));
        Assert.Null(read.Find("b", "Case(N: 1)"));
        Assert.Equal(written, read.Write());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "version": 2, "gates": {} }""")]
    [InlineData("""{ "version": 1 }""")]
    [InlineData("""{ "version": 1, "gates": { "a": null } }""")]
    [InlineData("""{ "version": 1, "gates": { "a": [null] } }""")]
    [InlineData("""{ "version": 1, "gates": { "a": [{ "subject": "" }] } }""")]
    [InlineData("""{ "version": 1, "gates": { "a": [{ "subject": "", "date": "", "methods": { "x": "y" } }] } }""")]
    public void What_cannot_be_read_is_a_warning(string text)
    {
        List<Diagnostic> problems = [];
        Assert.Empty(AcceptedProfiles.Read(text, "/repo/p.json", problems).Gates);
        Assert.Equal(("PG4520", Severity.Warning), (problems.Single().Code, problems.Single().Severity));
    }
}
