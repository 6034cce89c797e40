using FsCheck;
using FsCheck.Fluent;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Import;

namespace PerfGates.Tests.Import;

/// <summary>What is written reads back as the same texts, through the reader of budget files.</summary>
public class WritingYaml
{
    [Theory]
    [InlineData("")]
    [InlineData(" leading and trailing ")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("#b")]
    [InlineData("*alias")]
    [InlineData("&anchor")]
    [InlineData("!tag")]
    [InlineData("- item")]
    [InlineData("? key")]
    [InlineData("| block")]
    [InlineData("@at `back`")]
    [InlineData("%TAG")]
    [InlineData("it's \"quoted\"")]
    [InlineData("[a, b]")]
    [InlineData("{ a: b }")]
    [InlineData("line\nbreak\r\n\ttab")]
    [InlineData("back\\slash")]
    [InlineData("007")]
    [InlineData("1e5")]
    [InlineData("0x1F")]
    [InlineData("12:30:45")]
    [InlineData("2026-01-31")]
    [InlineData("1_000")]
    [InlineData(".5")]
    [InlineData("null")]
    [InlineData("Yes")]
    [InlineData("~")]
    [InlineData("<<")]
    [InlineData("---")]
    [InlineData("...")]
    [InlineData("{{name}}")]
    [InlineData("${name}")]
    [InlineData("$${name}")]
    [InlineData("costs $ {5} $")]
    [InlineData("a\0b\u0085c\u2028d\uFEFFe\u200B")]
    [InlineData("größer ✓ 😀")]
    [InlineData("30s")]
    public void Keeps_nasty_texts(string text)
    {
        Assert.Equal(text, ReadBack(text));
        Assert.False(Written(new Yaml.Text(Yaml.Literal(text))) is { IsNull: true });
    }

    [Fact]
    public void Keeps_any_text() => Check.QuickThrowOnFailure(Prop.ForAll<string?>(text => text is null || HasHalfPairs(text) || ReadBack(text) == text));

    [Fact]
    public void Keeps_any_key() => Check.QuickThrowOnFailure(Prop.ForAll<NonEmptyString>(key => HasHalfPairs(key.Get) || KeyBack(key.Get) == key.Get));

    [Fact]
    public void Keeps_what_stands_in_blocks_and_lists()
    {
        var long_ = new string('x', 200);
        var value = new Yaml.List([new Yaml.Map([new("a", new Yaml.Text(long_)), new("b", new Yaml.List([new Yaml.Text("- c"), new Yaml.List([]), new Yaml.Map([])]))]), new Yaml.Text("d") { Comment = ["why: # so"] }]);
        var list = Assert.IsType<BudgetNode.Sequence>(Tree(new([new("k", value)])).Find("k")!.Value);
        var first = Assert.IsType<BudgetNode.Mapping>(list.Items[0]);
        Assert.Equal(long_, Assert.IsType<BudgetNode.Scalar>(first.Find("a")!.Value).Text);
        var inner = Assert.IsType<BudgetNode.Sequence>(first.Find("b")!.Value);
        Assert.Equal(["'- c'", "a list", "a mapping"], inner.Items.Select(i => i.Shape));
        Assert.Equal("d", Assert.IsType<BudgetNode.Scalar>(list.Items[1]).Text);
    }

    private static string ReadBack(string text)
    {
        List<Diagnostic> problems = [];
        var filled = new Interpolation(problems).Fill(Written(new Yaml.Text(Yaml.Literal(text))), new Variables(new Dictionary<string, string>()));
        Assert.Empty(problems);
        return filled.Text;
    }

    private static string KeyBack(string key) => Tree(new([new(key, new Yaml.Text("v"))])).Entries.Single().Key.Text;

    private static BudgetNode.Scalar Written(Yaml value) => Assert.IsType<BudgetNode.Scalar>(Tree(new([new("k", value)])).Find("k")!.Value);

    private static BudgetNode.Mapping Tree(Yaml.Map document)
    {
        List<Diagnostic> problems = [];
        var root = BudgetTree.Read(YamlText.Write(document), "f", problems);
        Assert.Equal("", string.Join('\n', problems) + (problems.Count > 0 ? YamlText.Write(document) : ""));
        return Assert.IsType<BudgetNode.Mapping>(root);
    }

    // No file in UTF-8 can hold one.
    private static bool HasHalfPairs(string text) => text.ToCharArray().Where((c, i) => char.IsHighSurrogate(c) ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]) : char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(text[i - 1]))).Any();
}
