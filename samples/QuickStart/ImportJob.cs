using System.Diagnostics;
using System.Globalization;

namespace QuickStart;

/// <summary>A job of the kind that runs at night. It says how it did in JSON lines, which is all that a <c>command</c> gate needs.</summary>
public static class ImportJob
{
    public static void Run(int rows, TextWriter output)
    {
        var text = PriceList.Sample(rows);
        var started = Stopwatch.GetTimestamp();
        var prices = PriceList.Parse(text);
        var rate = prices.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"metric":"rows","value":{{rate:F0}},"unit":"/s","better":"higher"}"""));
        output.WriteLine($$"""{"metric":"rejected","value":{{rows - prices.Count}},"better":"lower"}""");
    }
}
