using PerfGates.Diagnostics;

namespace PerfGates.Tests.Budgets;

/// <summary>
/// Where a budget and its parts stand, for every way in which YAML can write a text. Spans are shown by the stretch of
/// the file that they cover, so that a column that is off by one shows other text.
/// </summary>
public class Positions
{
    [Fact]
    public void Of_a_plain_text_are_exact_to_its_parts() =>
        Assert.Equal("5,15 [total  <=  500 kB] metric [total] limit [500 kB]", Only("version: 1\ngates:\n  g:\n    bundle: { path: x }\n    budgets: [total  <=  500 kB] # why\n"));

    [Theory]
    [InlineData("'total < 5kB'", "7,10 [total < 5kB] metric [total] limit [5kB]")]
    [InlineData("\"total < 5kB\"", "7,10 [total < 5kB] metric [total] limit [5kB]")]
    [InlineData("\"  total < 5kB \"", "7,10 [  total < 5kB ] metric [total] limit [5kB]")]
    [InlineData("{ warn: total < 5kB }", "7,17 [total < 5kB] metric [total] limit [5kB]")]
    [InlineData("{ 'budget': \"total < 5kB\" }", "7,22 [total < 5kB] metric [total] limit [5kB]")]
    [InlineData("&a total < 5kB", "7,12 [total < 5kB] metric [total] limit [5kB]")]
    [InlineData("&a  'total < 5kB'", "7,14 [total < 5kB] metric [total] limit [5kB]")]
    public void Of_quoted_and_nested_texts_begin_at_the_text_itself(string item, string expected) =>
        Assert.Equal(expected, Only(In(item)));

    [Theory]
    [InlineData("\"total < 5\\u006bB\"", "total < 5\\u006bB")]
    [InlineData("'total < 1.1 * ''a''.total'", "total < 1.1 * ''a''.total")]
    [InlineData("total < ${LIMIT}", "total < ${LIMIT}")]
    public void Of_texts_that_read_otherwise_than_they_are_written_cover_the_whole(string item, string written) =>
        Assert.Equal($"7,{(item == written ? 9 : 10)} [{written}] metric [{written}] limit [{written}]", Only(In(item)));

    [Theory]
    [InlineData("|\n          total < 5kB")]
    [InlineData(">-\n          total\n          < 5kB")]
    public void Of_blocks_begin_at_their_indicator(string item) => Assert.StartsWith("7,9 [" + item[0], Only(In(item)));

    [Fact]
    public void Of_texts_that_go_on_in_the_next_line_cover_both() =>
        Assert.StartsWith("7,9 [total\n          < 5kB]", Only(In("total\n          < 5kB")));

    [Fact]
    public void Count_UTF_16_units_as_editors_do() =>
        Assert.Equal("2,45 [größe < 5kB] metric [größe] limit [5kB]", Only("version: 1\ngates: { 'ü 🙂': { bundle: {}, budgets: [  \"größe < 5kB\"] } }\n"));

    [Fact]
    public void Are_the_same_with_other_line_ends_and_with_a_byte_order_mark()
    {
        var text = In("total < 5kB");

        foreach (var other in new[] { text.Replace("\n", "\r\n"), text.Replace('\n', '\r'), "\uFEFF" + text, "\uFEFF" + text.Replace("\n", "\r\n") })
            Assert.Equal(BudgetFile.Read(text).Document.Gates[0].Budgets, BudgetFile.Read(other).Document.Gates[0].Budgets);
    }

    [Fact]
    public void Of_an_alias_are_its_own_and_not_those_of_its_anchor() =>
        Assert.Equal(["7,12 [total < 5kB]", "8,9 [*b]"], All(In("&b total < 5kB\n      - *b")).Select(b => b.Split(" metric")[0]));

    [Fact]
    public void Of_the_budgets_of_a_shared_list_are_where_they_are_written() =>
        Assert.Equal(
            ["5,18 [total < 5kB] metric [total] limit [5kB]", "5,18 [total < 5kB] metric [total] limit [5kB]"],
            All("version: 1\ngates:\n  a:\n    bundle: {}\n    budgets: &b [total < 5kB]\n  c:\n    bundle: {}\n    budgets: *b\n"));

    [Fact]
    public void Of_a_problem_with_an_alias_are_its_own() =>
        Assert.Equal("8,14: error PG4012: '5kB' is not valid for timeout: write a duration such as 100ms\n",
            BudgetFile.Print(BudgetFile.Read("version: 1\nvariables:\n  x: &size 5kB\ngates:\n  a:\n    bundle: {}\n    budgets: [total < 5kB]\n    timeout: *size\n").Problems));

    [Fact]
    public void Of_gates_and_probes_are_their_keys()
    {
        var gate = BudgetFile.Read("version: 1\ngates:\n  'a b':\n    bundle: {}\n    budgets: [total < 5kB]\n").Document.Gates[0];

        Assert.Equal((3, 4), (gate.Name.Span.Line, gate.Name.Span.Column));
        Assert.Equal((4, 5), (gate.Probe!.Span.Line, gate.Probe.Span.Column));
        Assert.Equal((4, 13), (gate.Settings!.Span.Line, gate.Settings.Span.Column));
    }

    private static string In(string item) => $"version: 1\ngates:\n  g:\n    bundle: {{ path: x }}\n    # padding\n    budgets:\n      - {item}\n";

    private static string Only(string text) => Assert.Single(All(text));

    private static List<string> All(string text)
    {
        var read = BudgetFile.Read(text, ("LIMIT", "5kB"));
        Assert.Equal("", BudgetFile.Print(read.Problems));
        return [.. read.Document.Gates.SelectMany(g => g.Budgets).Select(b =>
            $"{b.Span.Line},{b.Span.Column} [{Covered(text, b.Span)}] metric [{Covered(text, b.Expression.MetricSpan)}] limit [{Covered(text, b.Expression.LimitSpan)}]")];
    }

    private static string Covered(string text, SourceSpan span)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++) if (text[i] == '\n') starts.Add(i + 1);
        return text[(starts[span.Line - 1] + span.Column - 1)..(starts[span.EndLine - 1] + span.EndColumn - 1)];
    }
}
