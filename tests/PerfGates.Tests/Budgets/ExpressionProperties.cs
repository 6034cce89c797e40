using FsCheck;
using FsCheck.Fluent;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Tests.Budgets;

/// <summary>Every expression that can be written is read as what was meant, and no text at all makes the parser fail otherwise than with one problem.</summary>
public class ExpressionProperties
{
    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true);

    private static readonly Gen<string> Spaces = Gen.Elements("", " ", "  ");

    private static readonly Gen<string> Number =
        from whole in Gen.Choose(0, 100_000)
        from fraction in Gen.Elements("", ".5", ".25", ".125")
        select whole + fraction;

    private static readonly Gen<string> Quantity =
        from number in Number
        from space in Gen.Elements("", " ")
        from unit in Gen.Elements("", "ns", "us", "µs", "ms", "s", "m", "h", "B", "kB", "MB", "GB", "KiB", "MiB", "GiB", "%", "fps", "/s", "/m", "MB/s")
        select unit.Length > 0 ? number + space + unit : number;

    private static readonly Gen<string> Metric = Gen.Elements("p95", "p99.9", "memory.peak", "time-to-x", "get.hit.p95", "rows_read", "größe", "baseline");

    private static readonly Gen<string> Limit = Gen.OneOf(
        Quantity,
        Gen.Constant("baseline"),
        from sign in Gen.Elements("+", "-") from before in Spaces from after in Spaces from quantity in Quantity select $"baseline{before}{sign}{after}{quantity}",
        from factor in Number from before in Spaces from after in Spaces from gate in Gen.Elements("baseline", "orders.p95", "'t2v 720p'.total", "api-2.p99.9") select $"1{factor}{before}*{after}{gate}");

    [Fact]
    public void Every_written_expression_is_read_as_its_parts() =>
        Prop.ForAll(
            (from metric in Metric from comparison in Gen.Elements("<", "<=", ">", ">=", "==") from a in Spaces from b in Spaces from limit in Limit select (metric, comparison, a, b, limit)).ToArbitrary(),
            e =>
            {
                var read = Parse($"{e.metric}{e.a}{e.comparison}{e.b}{e.limit}", out var problems);
                return problems == 0 && read!.Metric == e.metric && read.Comparison.Symbol() == e.comparison && read.LimitSpan.Column == 1 + e.metric.Length + e.a.Length + e.comparison.Length + e.b.Length;
            }).Check(Quietly);

    [Fact]
    public void Every_other_text_is_refused_with_one_problem() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(t => t is not null), text => Parse(text, out var problems) is null == (problems == 1)).Check(Quietly);

    [Fact]
    public void Every_quantity_that_is_read_is_written_so_that_it_is_read_again() =>
        Prop.ForAll(Quantity.ToArbitrary(), text =>
        {
            Assert.True(QuantityText.TryParse(text, out var quantity, out var problem), problem);
            Assert.True(QuantityText.TryParse(QuantityText.Write(quantity), out var again, out problem), problem);
            return again.Dimension == quantity.Dimension && Math.Abs(again.Value - quantity.Value) <= 1e-9 * Math.Max(quantity.Value, 1e-9);
        }).Check(Quietly);

    [Fact]
    public void More_of_a_unit_is_a_larger_quantity() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).Two().ToArbitrary(), Gen.Elements("ns", "ms", "h", "kB", "GiB", "%", "/m", "").ToArbitrary(), (pair, unit) =>
            QuantityText.TryParse(pair.Item1 + unit, out var a, out _) && QuantityText.TryParse(pair.Item2 + unit, out var b, out _) && a.Value.CompareTo(b.Value) == pair.Item1.CompareTo(pair.Item2))
            .Check(Quietly);

    private static BudgetExpression? Parse(string text, out int problems)
    {
        List<Diagnostic> found = [];
        var read = BudgetExpressionParser.Parse(new(new("f", 1, 1, 1, text.Length + 1), text, Plain: true, Exact: true), found);
        problems = found.Count;
        return read;
    }
}
