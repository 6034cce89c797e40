using PerfGates.Units;

namespace PerfGates.Tests.Units;

public class ReadingQuantities
{
    [Theory]
    [InlineData("100ms", 0.1, "Time")]
    [InlineData("100 ms", 0.1, "Time")]
    [InlineData("1m30s", 90, "Time")]
    [InlineData("250µs", 250e-6, "Time")]
    [InlineData("500kB", 500_000, "Size")]
    [InlineData("500KB", 500_000, "Size")]
    [InlineData("8GiB", 8.0 * 1073741824, "Size")]
    [InlineData("50/s", 50, "Rate")]
    [InlineData("200/m", 200 / 60.0, "Rate")]
    [InlineData("20MB/s", 20e6, "DataRate")]
    [InlineData("95%", 0.95, "Share")]
    [InlineData("60fps", 60, "Frequency")]
    [InlineData("40", 40, "Number")]
    [InlineData(".5", .5, "Number")]
    public void A_number_and_its_unit(string text, double value, string dimension)
    {
        Assert.True(QuantityText.TryParse(text, out var quantity, out var problem), problem);
        Assert.Equal(value, quantity.Value, value * 1e-12);
        Assert.Equal(dimension, quantity.Dimension.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ms")]
    [InlineData("100 kb")]
    [InlineData("100  ms")]
    [InlineData("-5ms")]
    [InlineData("1,5s")]
    [InlineData("30s1m")]
    [InlineData("1MB500kB")]
    [InlineData("50/ms")]
    [InlineData("60fps/s")]
    [InlineData("0x10")]
    [InlineData("1e3ms")]
    [InlineData("500KiB ")]
    [InlineData("١٠ms")]
    [InlineData("100 ")]
    [InlineData(" 100")]
    [InlineData("5.")]
    [InlineData(".")]
    [InlineData("1.2.3ms")]
    [InlineData("1m 30s")]
    [InlineData("1m1m")]
    [InlineData("5 5")]
    [InlineData("5MB/")]
    [InlineData("5/s/s")]
    public void Anything_else_is_refused_with_a_reason(string text)
    {
        Assert.False(QuantityText.TryParse(text, out _, out var problem));
        Assert.NotEqual("", problem);
    }

    [Fact]
    public void A_number_that_is_too_large_is_refused() =>
        Assert.False(QuantityText.TryParse(new string('9', 400) + "h", out _, out _));

    [Fact]
    public void Digits_without_end_are_refused_at_once_and_not_tried_in_every_partition()
    {
        var digits = new string('1', 100_000);

        foreach (var text in new[] { digits + "+", digits + "ms+", string.Concat(Enumerable.Repeat("1m", 50_000)) + "+" })
            Assert.False(QuantityText.TryParse(text, out _, out _));
    }

    [Theory]
    [InlineData("10m")]
    [InlineData("90s")]
    [InlineData("500us")]
    [InlineData("100ms")]
    [InlineData("500kB")]
    [InlineData("8GiB")]
    [InlineData("95%")]
    [InlineData("99.99%")]
    [InlineData("20MB/s")]
    [InlineData("50/s")]
    [InlineData("60fps")]
    [InlineData("0.1")]
    [InlineData("0s")]
    public void Written_as_in_a_budget_file(string text)
    {
        Assert.True(QuantityText.TryParse(text, out var quantity, out _));

        Assert.Equal(text, QuantityText.Write(quantity));
    }

    [Theory]
    [InlineData(-0.0005, "Time", "-500 µs")]
    [InlineData(-612_412, "Size", "-612.4 kB (-612 412 B)")]
    [InlineData(-0.0, "Number", "0")]
    [InlineData(1e300, "Number", "1e+300")]
    [InlineData(1.5e20, "Rate", "1.5e+20/s")]
    [InlineData(1e-9, "Number", "1e-9")]
    [InlineData(double.NaN, "Number", "NaN")]
    [InlineData(0.1314, "Time", "131.4 ms")]
    [InlineData(360, "Time", "6 m")]
    [InlineData(90, "Time", "90 s")]
    [InlineData(1.98e-6, "Time", "1.98 µs")]
    [InlineData(0, "Time", "0 s")]
    [InlineData(612_412, "Size", "612.4 kB (612 412 B)")]
    [InlineData(1784, "Size", "1.784 kB (1 784 B)")]
    [InlineData(0, "Size", "0 B")]
    [InlineData(12_000, "Rate", "12000/s")]
    [InlineData(0.315, "Share", "31.5 %")]
    [InlineData(59.97, "Frequency", "59.97 fps")]
    [InlineData(41, "Number", "41")]
    public void Writing_them_for_people(double value, string dimension, string text) =>
        Assert.Equal(text, QuantityText.Format(new Quantity(value, Enum.Parse<Dimension>(dimension))));
}
