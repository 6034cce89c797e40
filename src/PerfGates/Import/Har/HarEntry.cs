using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Har;

/// <summary>One recorded request with its answer.</summary>
internal sealed record HarEntry(BudgetNode Written, Address Address)
{
    public SourceSpan Span => Written.Span;

    public BudgetNode? Request => Written.At("request");

    /// <summary>The least of all times where the recording does not say.</summary>
    public DateTimeOffset Started { get; } =
        DateTimeOffset.TryParse(Written.TextAt("startedDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var started) ? started : DateTimeOffset.MinValue;

    public DateTimeOffset Ended => Started == DateTimeOffset.MinValue ? Started : Started.AddMilliseconds(Math.Clamp(Written.NumberAt("time") ?? 0, 0, 86_400_000));

    /// <summary>A page, and neither what it is made of nor what it asks for.</summary>
    public bool IsDocument =>
        Written.TextAt("_resourceType") is { } type ? type == "document" : (Written.TextAt("response", "content", "mimeType") ?? "").StartsWith("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Names of cookies that the answer sets.</summary>
    public IEnumerable<string> CookiesSet =>
        Written.ItemsAt("response", "cookies").Select(c => c.TextAt("name")).OfType<string>()
            .Concat(Written.ItemsAt("response", "headers").Where(h => "Set-Cookie".Equals(h.TextAt("name"), StringComparison.OrdinalIgnoreCase))
                .SelectMany(h => (h.TextAt("value") ?? "").Split('\n')).Select(c => c.Split('=')[0].Trim()));
}
