using System.Globalization;

namespace QuickStart;

public sealed record Price(string Item, decimal Amount);

/// <summary>Lines of the form <c>item;amount</c>.</summary>
public static class PriceList
{
    public static IReadOnlyList<Price> Parse(string text)
    {
        List<Price> prices = [];
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var separator = line.IndexOf(';');
            if (separator < 0) continue;
            prices.Add(new(line[..separator].ToString(), decimal.Parse(line[(separator + 1)..], CultureInfo.InvariantCulture)));
        }
        return prices;
    }

    public static string Sample(int lines) =>
        string.Join('\n', Enumerable.Range(1, lines).Select(i => string.Create(CultureInfo.InvariantCulture, $"item-{i:D6};{i * 0.25m}")));
}
