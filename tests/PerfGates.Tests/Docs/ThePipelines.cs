using System.Text.RegularExpressions;
using PerfGates.Cli;
using PerfGates.Cli.Commands;
using YamlDotNet.Serialization;

namespace PerfGates.Tests.Docs;

/// <summary>The files of the page about CI. That the six lines work is shown by the build tests.</summary>
public partial class ThePipelines
{
    private static readonly Page Ci = Page.Of("docs/ci.md");

    // Says again what a run has found; not every system needs it.
    private const string Report = "dotnet perfgates report ";

    // Of those that the systems document, the ones that the page needs. A slip of the pen is in none.
    private static readonly Dictionary<string, string[]> Keys = new()
    {
        ["github"] = ["name", "on", "permissions", "concurrency", "jobs"],
        ["github jobs"] = ["runs-on", "timeout-minutes", "env", "steps"],
        ["github steps"] = ["name", "uses", "with", "run", "if", "env"],
        ["azure"] = ["trigger", "pr", "pool", "variables", "steps"],
        ["azure steps"] = ["checkout", "fetchDepth", "task", "inputs", "script", "displayName", "condition", "publish", "artifact"],
        ["gitlab jobs"] = ["image", "timeout", "resource_group", "variables", "rules", "script", "artifacts", "tags"],
        ["gitlab artifacts"] = ["when", "paths", "reports"],
        ["gitlab reports"] = ["codequality", "junit", "metrics"],
    };

    public static TheoryData<string> Systems => [.. Blocks().Select(b => b.Value("pipeline")!).Where(s => s != "github-step")];

    [Fact]
    public void Are_there_for_five_systems() => Assert.Equal(["github", "azure", "gitlab", "jenkins", "teamcity"], Systems.Select(s => s.Data));

    [Theory, MemberData(nameof(Systems))]
    public void Run_the_lines_of_the_page_in_their_order(string system) =>
        Assert.Equal(Lines(), TypedIn(Of(system)).Where(l => !l.StartsWith(Report, StringComparison.Ordinal)));

    [Theory, MemberData(nameof(Systems))]
    public void Fetch_history_to_compare_with(string system) => Assert.Matches("fetch-depth: 0|fetchDepth: 0|GIT_DEPTH: \"0\"|fetchAllHeads\", \"true\"|CHANGE_TARGET", Of(system));

    [Theory, MemberData(nameof(Systems))]
    public void Say_what_a_baseline_is(string system) => Assert.Contains("PerfGatesCompare", Of(system), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Systems))]
    public void Have_every_bracket_closed_in_order(string system)
    {
        Stack<char> open = [];
        foreach (var c in Quoted().Replace(Of(system), ""))
            if ("([{".Contains(c, StringComparison.Ordinal)) open.Push(c);
            else if (")]}".IndexOf(c, StringComparison.Ordinal) is >= 0 and var kind) Assert.Equal("([{"[kind], open.Pop());
        Assert.Empty(open);
    }

    [Theory, InlineData("github"), InlineData("azure"), InlineData("gitlab")]
    public void In_YAML_have_keys_that_their_system_knows(string system)
    {
        var file = Parsed<Dictionary<string, object>>(Of(system));
        if (Keys.TryGetValue(system, out var top)) Assert.Equal([], file.Keys.Except(top));
        var jobs = system switch
        {
            "github" => (IEnumerable<object>)((Dictionary<object, object>)file["jobs"]).Values,
            "gitlab" => file.Values,
            _ => [],
        };
        Assert.All(jobs, job => Known($"{system} jobs", job));
        if (system == "github") Assert.All(jobs.SelectMany(j => (List<object>)((Dictionary<object, object>)j)["steps"]), step => Known("github steps", step));
        if (system == "azure") Assert.All((List<object>)file["steps"], step => Known("azure steps", step));
        if (system != "gitlab") return;
        var artifacts = (Dictionary<object, object>)((Dictionary<object, object>)jobs.Single())["artifacts"];
        Known("gitlab artifacts", artifacts);
        Known("gitlab reports", artifacts["reports"]);
    }

    [Fact]
    public void With_steps_to_add_know_their_keys() => Assert.All(Parsed<List<object>>(Of("github-step")), step => Known("github steps", step));

    [Fact]
    public void Set_properties_that_the_package_has()
    {
        var set = Property().Matches(string.Join('\n', Ci.Lines)).Select(m => m.Groups["name"].Value).Distinct();
        Assert.Subset(BuildProperties.Names.ToHashSet(), set.ToHashSet());
    }

    [Fact]
    public void Publish_files_that_are_written() =>
        Assert.Subset(
            global::PerfGates.Reports.ReportFormats.All.SelectMany(f => f.Files).ToHashSet(),
            Published().Matches(string.Join('\n', Ci.Lines)).Select(m => m.Groups["file"].Value).ToHashSet());

    [Fact]
    public async Task Call_perfgates_as_it_wants_to_be_called()
    {
        foreach (var line in Blocks().SelectMany(b => TypedIn(b.Text)).Where(l => l.StartsWith("dotnet perfgates ", StringComparison.Ordinal)).Distinct())
        {
            using var said = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
            var here = new Surroundings(new Dictionary<string, string>(), Path.GetTempPath(), said, said, false, false, 80, TimeProvider.System);
            Assert.Equal((int)ExitCode.Pass, await PerfGatesCommand.RunAsync([.. line.Split(' ')[2..], "--help"], here));
        }
    }

    private static IEnumerable<string> TypedIn(string file) => Typed().Matches(file).Select(m => m.Groups["line"].Value);

    private static void Known(string what, object mapping) => Assert.Equal([], ((Dictionary<object, object>)mapping).Keys.Cast<string>().Except(Keys[what]));

    private static T Parsed<T>(string yaml) => new DeserializerBuilder().Build().Deserialize<T>(yaml);

    private static IEnumerable<Block> Blocks() => Ci.Blocks().Where(b => b.Value("pipeline") is not null);

    private static string Of(string system) => Blocks().Single(b => b.Value("pipeline") == system).Text;

    private static IEnumerable<string> Lines() =>
        Ci.Blocks().First(b => b is { Language: "console", Words: ["build-test"] }).Text.Split('\n').Where(l => l.StartsWith("$ ", StringComparison.Ordinal)).Select(l => l[2..]);

    [GeneratedRegex(@"(run: |script: |- |'|Content = "")(?<line>dotnet [^'""\n]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Typed();

    [GeneratedRegex(@"""[^""\n]*""|'[^'\n]*'|//[^\n]*")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(-p:|`|env\.| )(?<name>(PerfGates\w+|RunPerfGates))(?=[=:""` ])", RegexOptions.ExplicitCapture)]
    private static partial Regex Property();

    [GeneratedRegex(@"obj/perfgates/Release/(?<file>[\w.-]*\w)", RegexOptions.ExplicitCapture)]
    private static partial Regex Published();
}
