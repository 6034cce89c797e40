using FsCheck.Fluent;
using PerfGates.Baselines;
using PerfGates.Tests.Statistics;
using PerfGates.Units;

namespace PerfGates.Tests.Baselines;

public class WritingBaselines
{
    [Fact]
    public void Gives_a_file_that_can_be_reviewed() => GoldenFile.Matches(BaselineFile.Write(Accepted.Two), "two-environments.json");

    [Fact]
    public void Gives_a_file_without_environments_for_nothing() => Assert.Equal("{\n  \"version\": 1,\n  \"environments\": {}\n}\n", BaselineFile.Write(Baseline.None));

    [Fact]
    public void Is_the_same_whatever_the_order_and_the_culture()
    {
        var reversed = new Baseline([.. Accepted.Two.Environments.Reverse().Select(e => e with { Gates = e.Gates.Reverse().ToDictionary(g => g.Key, g => g.Value with { Series = [.. g.Value.Series.Reverse()] }) })]);
        var culture = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new("de-DE");
            Assert.Equal(BaselineFile.Write(Accepted.Two), BaselineFile.Write(reversed));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Of_one_gate_again_changes_only_its_lines()
    {
        var (before, after) = (BaselineFile.Write(Accepted.Two).Split('\n'), BaselineFile.Write(Accepted.Two.With(Accepted.Laptop, "pages", Accepted.Pages(500_000, "2026-02-01"))).Split('\n'));
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(["\"date\": \"2026-02-01\",", "{ \"kind\": \"file\", \"subject\": \"app.js\", \"metric\": \"size\", \"unit\": \"B\", \"value\": 250000 },", "{ \"kind\": \"gate\", \"metric\": \"total\", \"unit\": \"B\", \"value\": 500000 }"],
            after.Where((line, i) => line != before[i]).Select(l => l.Trim()));
    }

    [Fact]
    public void And_reading_gives_what_was_stored_exact_or_to_five_digits()
    {
        var read = Accepted.Read(BaselineFile.Write(Accepted.Two), out var problems);
        Assert.Empty(problems);
        var gate = read.Of(Accepted.Laptop)!.Gates["import \"fast\" <é>"];
        Assert.Equal(new("0.1.0", "0123456789abcdef0123456789abcdef01234567", new(2026, 1, 6), "faster import, see #12"), gate.Accepted);
        Assert.Equal(["1024", "1.2346E-3 1.2E-3 1.2E-3", "810 833.33", "0.12346 0.07", "0.30000000000000004"], gate.Series.Select(s => string.Join(' ', s.Values.Select(v => v is < 0.01 ? $"{v * 1000:R}E-3" : $"{v:R}"))));
    }

    [Fact]
    public void And_reading_any_figures_gives_those_figures() => SampledProperty.HoldsFor(Series, series =>
    {
        var text = BaselineFile.Write(Of(series));
        var read = Accepted.Read(text, out var problems);
        return problems.Count == 0 && BaselineFile.Write(read) == text
            && read.Environments.Single().Gates["g"].Series.Single().Values.SequenceEqual(series.Exact ? series.Values : series.Values.Select(StoredFigure.FiveDigits));
    });

    [Fact]
    public void And_reading_any_text_gives_that_text() => SampledProperty.HoldsFor(ArbMap.Default.ArbFor<string>().Generator.Where(t => t is not null), text =>
    {
        var gate = new BaselineGate(new(text, text, new(2026, 1, 1), text), new Dictionary<string, string> { [text] = text }, [new(text, text, text, Dimension.Number, true, [1])]);
        var read = Accepted.Read(BaselineFile.Write(new([new(new(new Dictionary<string, string> { ["os"] = text }), new Dictionary<string, BaselineGate> { [text] = gate })])), out var problems);
        return problems.Count == 0 && read.Environments.Single().Gates[text].Accepted == gate.Accepted;
    });

    private static readonly FsCheck.Gen<double> Figure =
        from digits in Gen.Choose(0, 99_999_999)
        from exponent in Gen.Choose(-17, 4)
        select double.Parse(FormattableString.Invariant($"{digits}E{exponent}"), System.Globalization.CultureInfo.InvariantCulture);

    private static readonly FsCheck.Gen<BaselineSeries> Series =
        from dimension in Gen.Elements(Enum.GetValues<Dimension>())
        from exact in Gen.Elements(true, false)
        from count in Gen.Choose(1, 50)
        from values in Gen.ArrayOf(Figure, exact ? 1 : count)
        select new BaselineSeries("case", "x", "mean", dimension, exact, values);

    private static Baseline Of(BaselineSeries series) => Baseline.None.With(Accepted.Laptop, "g", Accepted.Gate("2026-01-31", Accepted.Encoder, series));
}
