using System.Text.RegularExpressions;
using PerfGates.Diagnostics;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Diagnostics;

public partial class WordingDiagnostics
{
    private static readonly SourceSpan Somewhere = new("/repo/.perfbudget.yml", 3, 9, 3, 14);

    public static TheoryData<string> Codes => [.. Rules.All.Select(r => r.Code)];

    [Fact]
    public void Codes_are_unique_and_in_one_of_the_five_groups()
    {
        Assert.Equal(Rules.All.Count, Rules.All.DistinctBy(r => r.Code).Count());
        Assert.All(Rules.All, r => Assert.Matches(@"\APG[0-4]\d{3}\z", r.Code));
    }

    [Fact]
    public void Titles_and_formats_are_unique()
    {
        Assert.Equal(Rules.All.Count, Rules.All.DistinctBy(r => r.Title).Count());
        Assert.Equal(Rules.All.Count, Rules.All.DistinctBy(r => r.Format).Count());
    }

    [Theory, MemberData(nameof(Codes))]
    public void Another_number_of_arguments_than_the_format_has_is_a_defect(string code)
    {
        var rule = Find(code);
        Assert.Throws<ArgumentException>(() => rule.At(Somewhere, Enumerable.Repeat<object>("x", rule.Arity + 1).ToArray()));
        if (rule.Arity > 0) Assert.Throws<ArgumentException>(() => rule.At(Somewhere, Enumerable.Repeat<object>("x", rule.Arity - 1).ToArray()));
    }

    [Theory, MemberData(nameof(Codes))]
    public void The_text_is_one_line_that_no_problem_matcher_cuts(string code)
    {
        var rule = Find(code);
        var text = rule.At(Somewhere, Enumerable.Repeat<object>("a\nb\r\nc\u2028d\te [f] [", rule.Arity).ToArray()).Message;
        Assert.DoesNotContain(" [", text);
        Assert.DoesNotMatch(@"[\r\n\t\u0085\u2028\u2029]", text);
        Assert.EndsWith($"(perfgates explain {code})", text);
    }

    [Theory, MemberData(nameof(Codes))]
    public void No_format_names_a_type(string code)
    {
        var types = new[] { typeof(Rules), typeof(string), typeof(Uri), typeof(List<>), typeof(YamlDotNet.Core.Parser) }
            .SelectMany(t => t.Assembly.GetTypes()).Select(t => t.Name.Split('`')[0]).Where(n => n.Length > 3).ToHashSet();
        Assert.Empty(Word().Matches(Find(code).Format).Select(m => m.Value).Where(w => char.IsUpper(w[0]) && types.Contains(w)).Except(["Release", "Half"]));
        Assert.DoesNotContain("Exception", Find(code).Format);
    }

    [Fact]
    public void Every_rule_is_said_by_something()
    {
        var targets = Repository.Read("build/PerfGates.targets");
        var source = string.Concat(Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Empty(typeof(Rules).GetFields().Where(f => f.GetValue(null) is Rule rule
            && !Regex.IsMatch(source, $@"\bRules\.{f.Name}\b") && !targets.Contains(rule.Code, StringComparison.Ordinal)).Select(f => f.Name));
    }

    [Fact]
    public void The_canonical_form_has_file_line_and_column() =>
        Assert.Equal("/repo/.perfbudget.yml(3,9): error PG4006: duplicate key 'a'; the first is at line 2 (perfgates explain PG4006)", Rules.DuplicateKey.At(Somewhere, "a", 2).ToString());

    private static Rule Find(string code) => Rules.All.Single(r => r.Code == code);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
