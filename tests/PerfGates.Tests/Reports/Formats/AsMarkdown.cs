using System.Text;
using System.Text.RegularExpressions;
using PerfGates.Reports;
using PerfGates.Reports.Markdown;

namespace PerfGates.Tests.Reports.Formats;

public partial class AsMarkdown
{
    [Fact]
    public void No_name_breaks_a_table_or_opens_an_element()
    {
        foreach (var name in AwkwardNames.All)
        {
            var text = Commands().Replace(Runs.Rendered("markdown", Runs.Named(name)), "");
            var columns = 0;
            // Inside an element a bar is one.
            foreach (var line in text.Split('\n').Where(l => !l.StartsWith("<summary>", StringComparison.Ordinal)))
            {
                var bars = Bar().Count(line);
                if (line.StartsWith("| ", StringComparison.Ordinal) || line.StartsWith("|-", StringComparison.Ordinal)) Assert.Equal(columns = columns == 0 ? bars : columns, bars);
                else (columns, bars) = (0, Bar().Count(line));
                Assert.True(columns > 0 || bars == 0, line);
            }
            Assert.All(Element().Matches(text), m => Assert.Contains(m.Value, new[] { "<details>", "</details>", "<summary>", "</summary>" }));
            Assert.DoesNotMatch("@[a-z]|#[0-9]", text.Replace("&#8203;", "\u200b", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void In_an_element_a_backslash_is_one() => Assert.Contains("<summary>Where the time of a_b\\c went, a_b\\c</summary>", Runs.Rendered("markdown", Runs.Named("a_b\\c")));

    [Fact]
    public void What_is_folded_is_unfolded() =>
        Assert.All(AwkwardNames.All.Select(Runs.Named).Concat(Runs.All.Values), r =>
        {
            var text = Runs.Rendered("markdown", r);
            Assert.Equal(Regex.Count(text, "^<details>$", RegexOptions.Multiline), Regex.Count(text, "^</details>$", RegexOptions.Multiline));
        });

    [Theory]
    [InlineData(900_000)]
    [InlineData(20_000)]
    [InlineData(2_000)]
    public void It_is_cut_where_GitHub_would_refuse_it(int most)
    {
        var text = MarkdownReport.Text(Runs.Large(6_000), most);
        Assert.InRange(Encoding.UTF8.GetByteCount(text), most * 8 / 10, most);
        Assert.Matches(@"\*\*Cut here: \d+ more lines would make this longer than \d+ kB\. perfgates\.json has all of it\.\*\*\n$", text);
        Assert.Equal(Regex.Count(text, "^<details>$", RegexOptions.Multiline), Regex.Count(text, "^</details>$", RegexOptions.Multiline));
    }

    [Theory]
    [InlineData("orders", "orders")]
    [InlineData("my gate", "\"my gate\"")]
    [InlineData("", "\"\"")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("$(x)", "'$(x)'")]
    [InlineData("it's $5", "'it'\\''s $5'")]
    public void Commands_can_be_typed_as_they_stand(string gate, string word) => Assert.Equal(word, MarkdownText.Word(gate));

    [Fact]
    public void What_exceeds_a_limit_of_zero_is_the_worst()
    {
        var gate = Example.Document.Gates[0];
        var over = gate.Budgets[0] with { Text = "median below a second" };
        var none = over with { Text = "failures == 0", Subjects = [over.Worst! with { Limit = 0, Over = null }] };
        var text = Runs.Rendered("markdown", Example.Document with { Gates = [gate with { Budgets = [over, none] }] });
        Assert.InRange(text.IndexOf("failures == 0", StringComparison.Ordinal), 1, text.IndexOf(over.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fence_is_longer_than_those_in_it() => Assert.Equal("````sh\na ``` b\n````", MarkdownText.Commands(["a ``` b"]));

    [GeneratedRegex(@"^(`{3,})sh\n.*?^\1$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"(?<!\\)(\\\\)*\|")]
    private static partial Regex Bar();

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex Element();
}
