using System.Globalization;
using System.Text;
using PerfGates.Pictures;
using PerfGates.Reports.Html;
using PerfGates.Units;
using PerfGates.Verdicts;

namespace PerfGates.Tests.Reports.Html;

public class APage
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Of_everything_there_is(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            GoldenFile.Matches(Rendered.Page(Example.Document), "report.html");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Of_a_thousand_gates_is_below_two_megabytes_and_says_what_it_leaves_out()
    {
        var page = Rendered.Page(Rendered.Thousand);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 100_000, HtmlReport.MostBytes);
        Assert.Contains("in brief, to keep this page small", page, StringComparison.Ordinal);
        Assert.Equal(1000, page.Split("<details class=\"gate ").Length - 1);
        Assert.All(Enumerable.Range(0, 1000), i => Assert.Contains($"<h3>gate {i}</h3>", page, StringComparison.Ordinal));
        // What does not pass is shown whole.
        Assert.Equal(Rendered.Thousand.Gates.Where(g => g.Verdict == Verdict.Breach).Sum(g => g.Budgets.Count), page.Split("<article class=\"budget ").Length - 1);
    }

    [Fact]
    public void Of_nothing_says_why()
    {
        var page = Rendered.Page(Example.Document with { Gates = [], Grade = null, Readiness = null, Context = null });
        Assert.Contains("Errors", page, StringComparison.Ordinal);
        Assert.Contains("PG2004", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_program_that_only_slept_draws_a_line_at_zero()
    {
        var asleep = Example.Document.Gates[0] with { Pictures = [new Picture.Timeline("processors in use", Dimension.Number, [new("", [0.1, 0.2, 0.3], [0, 0, 0])], null)] };
        Assert.Contains("peak 0 at", Rendered.Page(Example.Document with { Gates = [asleep] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Holds_no_address_and_no_markup_of_a_name()
    {
        var page = Rendered.Page(Example.Document);
        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>&amp; @me", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }
}
